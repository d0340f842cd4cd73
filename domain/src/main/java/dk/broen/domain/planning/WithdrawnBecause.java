package dk.broen.domain.planning;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.history.Course;
import dk.broen.domain.matter.Matter;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.terms.UnitFunction;
import java.util.List;
import java.util.Optional;

/** Why a notice that waits or is tried must not leave any more. The names are stable codes. */
public enum WithdrawnBecause {
    /** What it says was corrected or cancelled. */
    NO_LONGER_TRUE,
    /** Something later makes it old news. */
    SUPERSEDED,
    /** The recipient has no part in the citizen's case any more. */
    NO_LONGER_RECIPIENT,
    /** Another notice says it. */
    REPLACED,
    /** It reminds of what does not need an answer any more. */
    ANSWERED;

    /** The code, or the code of the legal reason if the recipient may not be told any more. */
    static String of(LedgerEntry entry, Part part, List<Concern> concerns, Course course) {
        for (Saying saying : entry.words().says()) {
            Optional<Matter> matter = course.matter(saying.matter());
            if (matter.isEmpty()) {
                return NO_LONGER_TRUE.name();
            }
            if (!course.holds(matter.get())) {
                return SUPERSEDED.name();
            }
            Optional<Verdict> verdict = concerns.stream().filter(concern -> concern.matter().key().equals(saying.matter()))
                .findFirst().map(concern -> verdict(concern, entry.function()));
            if (verdict.isEmpty() && !part.present()) {
                return NO_LONGER_RECIPIENT.name();
            }
            if (verdict.isPresent() && verdict.get() instanceof Verdict.Withheld withheld) {
                return withheld.reason().name();
            }
        }
        return entry.words().remind() ? ANSWERED.name() : REPLACED.name();
    }

    /** The verdict for the function in which the recipient was to be told, or for all its functions if it does not have that one any more. */
    private static Verdict verdict(Concern concern, UnitFunction function) {
        return concern.permitted() ? concern.verdict() : concern.decisions().stream()
            .filter(decision -> decision.function().equals(function)).map(Decision::verdict).findFirst().orElse(concern.verdict());
    }
}
