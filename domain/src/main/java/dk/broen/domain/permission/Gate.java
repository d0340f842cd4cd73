package dk.broen.domain.permission;

import dk.broen.domain.permission.BasisRule.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides whether a recipient may be told of an event: no, unless a legal basis covers the question. The bases are tried in the order of
 * domain.md §4. The first that covers the question decides. The steps of all tried bases are kept.
 */
public final class Gate {
    private final List<BasisRule> ladder = List.of(new Statutory(), new ConsentGiven());

    public Verdict ask(Question question) {
        List<String> steps = new ArrayList<>();
        WithheldReason reason = WithheldReason.NO_BASIS;
        boolean undecided = false;
        for (BasisRule rule : ladder) {
            Finding finding = rule.ask(question);
            steps.add(rule.code() + ": " + finding.because());
            if (finding instanceof Finding.Covers covers) {
                return new Verdict.Permitted(covers.basis(), rule.code() + "@" + question.bases().version(), steps);
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
