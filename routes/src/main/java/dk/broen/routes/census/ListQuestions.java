package dk.broen.routes.census;

import dk.broen.adapters.census.LastList;
import dk.broen.adapters.census.LastList.Kind;
import dk.broen.adapters.census.LastList.Question;
import dk.broen.adapters.census.ListFeed;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.domain.census.Compared;
import dk.broen.domain.followup.WorkItem;
import dk.broen.mappings.Interpretation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Asks a human about a list that does not count: one question at a time about lists that lack too many stays, and one about lists that cannot be
 * read. A human who closes the question about a list that shrank says that it is right, and any that lacks no more; a failure in between changes
 * nothing of that. An accepted list ends both questions.
 */
@Component
class ListQuestions {
    private static final Duration ONE_DAY = Duration.ofDays(1);

    private final WorkItems workItems;
    private final ReportList report;
    private final Clock clock;

    ListQuestions(WorkItems workItems, ReportList report, Clock clock) {
        this.workItems = workItems;
        this.report = report;
        this.clock = clock;
    }

    /** Whether a human was asked about this list and has not confirmed it. About a list that stays refused a human is asked anew after a day. */
    boolean waits(LastList last, String hash) {
        return last.questions().stream().filter(question -> question.contentHash().equals(hash))
            .anyMatch(question -> switch (question.kind()) {
                case HELD -> state(question) != WorkItem.State.DONE;
                case REFUSED -> state(question) == WorkItem.State.OPEN || clock.instant().isBefore(question.askedAt().plus(ONE_DAY));
            });
    }

    /** Whether a human has said that a list is right that lacks at least as many stays. */
    boolean confirmed(LastList last, Compared.Doubted doubted) {
        return last.question(Kind.HELD).filter(question -> state(question) == WorkItem.State.DONE)
            .filter(question -> doubted.missing() <= question.missing()).isPresent();
    }

    /** A list that is held can be read: a question about another that cannot has ended. */
    LastList held(ListFeed feed, LastList last, String hash, Compared.Doubted doubted) {
        report.held(feed, doubted.missing(), doubted.before());
        return asked(without(last, Kind.REFUSED), Kind.HELD, hash, doubted.missing(),
            WorkItem.about(WorkItem.Kind.LIST_SHRANK, feed.hospital(),
                "the list of " + feed.hospital() + " lacks " + doubted.missing() + " of " + doubted.before()
                    + " stays: nothing of it is told. Close this if the list is right; a complete list closes it too"));
    }

    /** Without the question about a list that cannot be read, if the list about which a human is asked is held. */
    LastList readable(LastList last, String hash) {
        return last.question(Kind.HELD).filter(question -> question.contentHash().equals(hash)).isPresent() ? without(last, Kind.REFUSED)
            : last;
    }

    LastList refused(ListFeed feed, LastList last, String hash, Interpretation.Unreadable why) {
        report.refused(feed, why);
        return asked(last, Kind.REFUSED, hash, 0, WorkItem.about(WorkItem.Kind.LIST_UNREADABLE, feed.hospital(),
            "the list of " + feed.hospital() + " does not count: " + why.code() + " at " + why.location() + ": " + why.message()));
    }

    /** The same, without questions: a list was accepted. */
    LastList closed(LastList last) {
        return without(without(last, Kind.REFUSED), Kind.HELD);
    }

    private LastList without(LastList last, Kind kind) {
        last.question(kind).ifPresent(question -> workItems.reasonGone(question.workItem(), clock.instant()));
        return last.without(kind);
    }

    /** An open question that tells the human of as many missing stays is about this list too. */
    private LastList asked(LastList last, Kind kind, String hash, int missing, WorkItem item) {
        Optional<Question> open = last.question(kind).filter(question -> state(question) == WorkItem.State.OPEN)
            .filter(question -> missing <= question.missing());
        if (open.isPresent()) {
            return last.asking(open.get().about(hash));
        }
        Instant now = clock.instant();
        return without(last, kind).asking(new Question(kind, hash, missing, now, workItems.open(item, now)));
    }

    /** A work item that was deleted counts as one whose reason is gone. */
    private WorkItem.State state(Question question) {
        return workItems.state(question.workItem()).orElse(WorkItem.State.REASON_GONE);
    }
}
