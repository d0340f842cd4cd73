package dk.broen.domain.planning;

import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.planning.Expectations.Expected;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.RecipientId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is missing of answers: reminders to those who were told, and a task when nobody is left who could answer (domain.md §6). One reminder
 * carries everything that a recipient has not answered about the citizen.
 */
final class Reminders {
    private final Situation situation;
    private final Expectations expectations;
    private final List<Expected> open;

    Reminders(Situation situation, Expectations expectations) {
        this.situation = situation;
        this.expectations = expectations;
        this.open = expectations.all().stream().filter(Expected::open).toList();
    }

    /**
     * The reminder that is due now; empty if none is.
     *
     * @param withdrawn entries that this plan withdraws: nobody is reminded by them
     */
    Optional<Words> due(Part part, Wanted.Seen seen, Set<LedgerEntryId> withdrawn) {
        List<Expected> due = of(part).filter(expected -> isDue(part, expected, withdrawn)).toList();
        Set<MatterKey> matters = matters(due.stream());
        List<Saying> again = seen.says().stream().filter(saying -> matters.contains(saying.matter()))
            .filter(saying -> part.heard().told(saying, List.of(), situation.course()::asKnownNow)).toList();
        Set<MatterKey> reminded = again.stream().map(Saying::matter).collect(Collectors.toSet());
        List<LedgerEntryId> entries = due.stream().filter(expected -> reminded.contains(expected.matter().key()))
            .map(expected -> expected.last().id()).distinct().toList();
        return entries.isEmpty() ? Optional.empty() : Optional.of(new Words(List.of(), again, seen.now(), false, entries));
    }

    /**
     * Whether a reminder that waits is still right: nothing of it was answered, and all of it may be said. A retry says what the first attempt
     * said, so how things stand must be the same.
     */
    boolean isRight(Part part, LedgerEntry reminder, List<Saying> says, Optional<Present> now) {
        boolean sameNow = reminder.words().now().map(Present::state).equals(now.map(Present::state));
        return isMissing(part, reminder) && (reminder.attemptedAt().isEmpty() || sameNow)
            && reminder.words().says().stream().allMatch(saying -> says.stream().anyMatch(saying::agreesWith));
    }

    /** Whether nothing of what the reminder says was answered. */
    boolean isMissing(Part part, LedgerEntry reminder) {
        Set<MatterKey> missing = matters(of(part));
        return reminder.words().says().stream().map(Saying::matter).allMatch(missing::contains);
    }

    /**
     * The tasks for what nobody has answered, and nobody who could answer is told any more.
     *
     * @param notices what this plan tells
     */
    List<WorkItem> unanswered(Permissions permissions, List<Plan.Notice> notices) {
        return open.stream().filter(expectations::silent).filter(expected -> permitted(permissions, expected.recipient(), expected))
            .filter(expected -> permissions.parts().all().stream().filter(part -> permitted(permissions, part.recipient(), expected))
                .noneMatch(part -> mayStillAnswer(part.recipient(), expected, notices)))
            .map(Reminders::task).distinct().toList();
    }

    /** When the next step is due of what was told, and of what is told by this plan. */
    Stream<Instant> deadlines(List<Plan.Notice> notices) {
        return Stream.concat(expectations.deadlines(), notices.stream().flatMap(notice -> expectations.deadlines(notice.content())));
    }

    private static WorkItem task(Expected expected) {
        return WorkItem.about(Kind.UNANSWERED, expected.last().municipality() + "/" + expected.matter().key(),
            "nobody has answered a notice in time; the steps of the occasion name the recipients").to(expected.last().municipality());
    }

    private Stream<Expected> of(Part part) {
        return open.stream().filter(expected -> expected.recipient().equals(part.recipient()));
    }

    private static Set<MatterKey> matters(Stream<Expected> expected) {
        return expected.map(one -> one.matter().key()).collect(Collectors.toSet());
    }

    /** Whether a deadline has passed since the last reminder of it, and the recipient was not reminded as often as it is to be. */
    private boolean isDue(Part part, Expected expected, Set<LedgerEntryId> withdrawn) {
        List<LedgerEntry> sent = part.entries().stream().filter(entry -> entry.words().remind() && !withdrawn.contains(entry.id()))
            .filter(entry -> entry.pending() || entry.delivered() || entry.givenUp())
            .filter(entry -> !entry.madeAt().isBefore(expected.told().get(0).madeAt()))
            .filter(entry -> entry.words().says().stream().anyMatch(saying -> saying.matter().equals(expected.matter().key()))).toList();
        int steps = expectations.remindersDue(expected);
        return steps > 0 && sent.size() < expected.rule().reminders() && expectations.deadline(expected, steps)
            .filter(last -> sent.stream().noneMatch(entry -> entry.pending() || !entry.madeAt().isBefore(last))).isPresent();
    }

    private static boolean permitted(Permissions permissions, RecipientId recipient, Expected expected) {
        return permissions.concerns().getOrDefault(recipient, List.of()).stream()
            .anyMatch(concern -> (concern.permitted() || concern.held()) && concern.matter().key().equals(expected.matter().key()));
    }

    /** Whether the recipient or another one of its chain was told, or is told now, and has time left. */
    private boolean mayStillAnswer(RecipientId recipient, Expected expected, List<Plan.Notice> notices) {
        return open.stream().filter(own -> own.recipient().equals(recipient) && own.matter().key().equals(expected.matter().key()))
            .anyMatch(own -> !expectations.silent(own) && (own.recipient().equals(expected.recipient())
                || expectations.isInLine(expected, own.last().municipality(), own.function(), recipient)))
            || notices.stream().map(Plan.Notice::content).filter(content -> content.recipient().equals(recipient))
                .filter(content -> expectations.isInLine(expected, content.municipality(), content.function(), recipient))
                .flatMap(content -> content.words().says().stream())
                .anyMatch(saying -> saying.matter().equals(expected.matter().key()));
    }
}
