package dk.broen.domain.permission;

import dk.broen.domain.permission.BasisRule.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * May this recipient be told this event? Denied unless a basis says yes.
 * Bases are asked in the order of domain.md §4; the first that covers the question decides, and the steps that led there are kept.
 */
public final class Gate {
    private final List<BasisRule> ladder = List.of(new Statutory(), new ConsentGiven());

    public Verdict ask(Question question) {
        List<String> steps = new ArrayList<>();
        WithheldReason reason = WithheldReason.NO_BASIS;
        boolean undecided = false;
        for (BasisRule rung : ladder) {
            Finding finding = rung.ask(question);
            steps.add(rung.code() + ": " + finding.because());
            if (finding instanceof Finding.Covers covers) {
                return new Verdict.Permitted(covers.basis(), rung.code() + "@" + question.bases().version(), steps);
            }
            if (finding instanceof Finding.DoesNotCover notCovered) {
                reason = notCovered.reason();
            } else if (finding instanceof Finding.Undecided) {
                undecided = true;
            } else {
                throw new IllegalStateException("unknown finding " + finding.getClass().getName());
            }
        }
        return undecided ? new Verdict.Held(steps) : new Verdict.Withheld(reason, steps);
    }
}
