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
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Asks a human about a list that does not count. There is one question for each hospital at a time. A human who closes the question about a list
 * that shrank says that it is right. An accepted list ends the question.
 */
@Component
class ListQuestions {
    private final WorkItems workItems;
    private final ReportList report;
    private final Clock clock;

    ListQuestions(WorkItems workItems, ReportList report, Clock clock) {
        this.workItems = workItems;
        this.report = report;
        this.clock = clock;
    }

    /** Whether a human was asked about this list and has not confirmed it. */
    boolean waits(LastList last, String hash) {
        return last.question().filter(question -> question.contentHash().equals(hash)).isPresent() && !confirmed(last);
    }

    /** Whether a human has said that a list is right that lacks many stays. */
    boolean confirmed(LastList last) {
        return last.question().filter(question -> question.kind() == Kind.HELD)
            .flatMap(question -> workItems.state(question.workItem())).filter(state -> state == WorkItem.State.DONE).isPresent();
    }

    LastList held(ListFeed feed, LastList last, String hash, Compared.Doubted doubted) {
        report.held(feed, doubted.missing(), doubted.before());
        return asked(last, Kind.HELD, hash, WorkItem.about(WorkItem.Kind.LIST_SHRANK, feed.hospital(),
            "the list of " + feed.hospital() + " lacks " + doubted.missing() + " of " + doubted.before()
                + " stays: nothing of it is told. Close this if the list is right; a complete list closes it too"));
    }

    LastList refused(ListFeed feed, LastList last, String hash, Interpretation.Unreadable why) {
        report.refused(feed, why);
        return asked(last, Kind.REFUSED, hash, WorkItem.about(WorkItem.Kind.LIST_UNREADABLE, feed.hospital(),
            "the list of " + feed.hospital() + " does not count: " + why.code() + " at " + why.location() + ": " + why.message()));
    }

    /** The same, without a question: a list was accepted. */
    LastList closed(LastList last) {
        last.question().ifPresent(question -> workItems.reasonGone(question.workItem(), clock.instant()));
        return last.asking(Optional.empty());
    }

    private LastList asked(LastList last, Kind kind, String hash, WorkItem item) {
        Optional<Question> open = last.question().filter(question -> question.kind() == kind)
            .filter(question -> workItems.state(question.workItem()).filter(state -> state == WorkItem.State.OPEN).isPresent());
        if (open.isPresent()) {
            return last.asking(Optional.of(new Question(kind, hash, open.get().workItem())));
        }
        closed(last);
        return last.asking(Optional.of(new Question(kind, hash, workItems.open(item, clock.instant()))));
    }
}
