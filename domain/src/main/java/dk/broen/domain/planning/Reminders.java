package dk.broen.domain.planning;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.history.Stay;
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

    Reminders(Situation situation) {
        this.situation = situation;
        this.expectations = new Expectations(situation);
        this.open = expectations.all().stream().filter(Expected::open).toList();
    }

    /** The reminder that is due now; empty if none is. */
    Optional<Words> due(Part part, Wanted.Seen seen) {
        List<Expected> due = of(part).filter(expected -> isDue(part, expected)).toList();
        Set<MatterKey> matters = matters(due.stream());
        List<Saying> again = seen.says().stream().filter(saying -> matters.contains(saying.matter()))
            .filter(saying -> part.heard().told(saying, List.of(), situation.course()::asKnownNow)).toList();
        Set<MatterKey> reminded = again.stream().map(Saying::matter).collect(Collectors.toSet());
        List<LedgerEntryId> entries = due.stream().filter(expected -> reminded.contains(expected.matter().key()))
            .map(expected -> expected.entry().id()).distinct().toList();
        return entries.isEmpty() ? Optional.empty() : Optional.of(new Words(List.of(), again, seen.now(), false, entries));
    }

    /** Whether a reminder that waits is still right: nothing of it was answered, and all of it may be said. */
    boolean isRight(Part part, LedgerEntry reminder, List<Saying> says) {
        Set<MatterKey> missing = matters(of(part));
        return reminder.words().says().stream()
            .allMatch(saying -> missing.contains(saying.matter()) && says.stream().anyMatch(saying::agreesWith));
    }

    /** The tasks for stays of which nobody has answered something, and nobody who could answer is told any more. */
    List<WorkItem> unanswered(Permissions permissions) {
        return open.stream().filter(expectations::silent).filter(expected -> permitted(permissions, expected.recipient(), expected))
            .filter(expected -> permissions.parts().all().stream().noneMatch(part -> mayStillAnswer(permissions, part, expected)))
            .map(expected -> task(expected.stay(), expected)).distinct().toList();
    }

    /** When the next step is due of what was told, and of what is told by this plan. */
    Stream<Instant> deadlines(List<Plan.Notice> notices) {
        return Stream.concat(expectations.deadlines(), notices.stream().flatMap(notice -> expectations.deadlines(notice.content())));
    }

    private WorkItem task(Stay stay, Expected expected) {
        return situation.about(Kind.UNANSWERED, stay, "nobody has answered a notice in time; the steps of the occasion name the recipients")
            .to(expected.entry().municipality());
    }

    private Stream<Expected> of(Part part) {
        return open.stream().filter(expected -> expected.recipient().equals(part.recipient()));
    }

    private static Set<MatterKey> matters(Stream<Expected> expected) {
        return expected.map(one -> one.matter().key()).collect(Collectors.toSet());
    }

    /** Whether a deadline has passed since the last reminder of it. */
    private boolean isDue(Part part, Expected expected) {
        int steps = expectations.remindersDue(expected);
        return steps > 0 && expectations.deadline(expected, steps).filter(last -> part.entries().stream()
            .filter(entry -> entry.words().remind() && !entry.withdrawnUnheard())
            .filter(entry -> entry.words().says().stream().anyMatch(saying -> saying.matter().equals(expected.matter().key())))
            .noneMatch(entry -> entry.pending() || !entry.madeAt().isBefore(last))).isPresent();
    }

    private static boolean permitted(Permissions permissions, RecipientId recipient, Expected expected) {
        return permissions.concerns().getOrDefault(recipient, List.of()).stream()
            .anyMatch(concern -> concern.permitted() && concern.matter().key().equals(expected.matter().key()));
    }

    /** Whether somebody who is told the same in the same function has time left. */
    private boolean mayStillAnswer(Permissions permissions, Part part, Expected expected) {
        return part.candidacies().stream().anyMatch(candidate -> candidate.function().equals(expected.function()))
            && permitted(permissions, part.recipient(), expected)
            && of(part).filter(own -> own.matter().key().equals(expected.matter().key())).noneMatch(expectations::silent);
    }
}
