package dk.broen.domain.permission;

import dk.broen.domain.permission.BasisRule.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides whether a recipient may be told of an event: no, unless a legal basis covers the question. The bases are tried in the order of
 * domain.md §4. The first that covers the question decides, also while an earlier one can give no answer. The steps of all tried bases are
 * kept. If none covers the question, the nearest reason of all is told.
 */
public final class Gate {
    private final List<BasisRule> ladder;

    public Gate() {
        this(List.of(new Statutory(), new ConsentGiven(), new PsychiatryAct(), new NamedOverride(), new ClosedList(), new OwnRegionList()));
    }

    /**
     * The gate for what a rule of a course makes: § 12 c covers none of it (domain.md §4: start and end of a stay, leave and death only), and
     * the other bases cover it where they cover the event of the stay that the rule names (ADR 127).
     */
    public static Gate ofSteps() {
        return new Gate(List.of(new ConsentGiven(), new PsychiatryAct(), new NamedOverride(), new ClosedList(), new OwnRegionList()));
    }

    /** @param ladder the bases, in the order in which they are tried */
    Gate(List<BasisRule> ladder) {
        this.ladder = List.copyOf(ladder);
    }

    public Verdict ask(Question question) {
        List<String> steps = new ArrayList<>();
        List<WithheldReason> reasons = new ArrayList<>();
        boolean undecided = false;
        for (BasisRule rule : ladder) {
            Finding finding = rule.ask(question);
            steps.add(rule.code() + ": " + finding.because());
            if (finding instanceof Finding.Covers covers) {
                return new Verdict.Permitted(covers.basis(), rule.code() + "@" + rule.version(question), steps);
            }
            if (finding instanceof Finding.DoesNotCover notCovered) {
                reasons.add(notCovered.reason());
            } else if (finding instanceof Finding.Undecided) {
                undecided = true;
            } else {
                throw new IllegalStateException("unknown finding " + finding.getClass().getName());
            }
        }
        return undecided ? new Verdict.Held(steps) : new Verdict.Withheld(WithheldReason.nearest(reasons), steps);
    }

    /** Whether the citizen has said no to what the question asks, whatever another basis permits. */
    public boolean refused(Question question) {
        return new ConsentGiven().ask(question) instanceof Finding.DoesNotCover no && no.reason() == WithheldReason.CONSENT_REFUSED;
    }
}
