package dk.broen.domain.permission;

import dk.broen.domain.permission.BasisRule.Finding;
import dk.broen.domain.permission.Tried.Lack;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A decision of a named human that names the recipient (an agreement, an override or a PSP case), and all that it lacks to cover the question.
 *
 * @param from the first day of the decision
 * @param described the decision and the recipient, for a step
 * @param lacks empty if the decision covers the question
 */
record RecordedDecision(LocalDate from, String described, List<Lack> lacks) {
    /** The one whose end is the nearest; of several the latest. */
    private static final Comparator<RecordedDecision> NEAREST = Comparator.comparing(RecordedDecision::reason)
        .thenComparing(RecordedDecision::from, Comparator.reverseOrder()).thenComparing(RecordedDecision::described);

    RecordedDecision {
        lacks = List.copyOf(lacks);
    }

    /**
     * What the decisions permit. If none covers the question, the reason is the nearest one whose end alone would be enough.
     *
     * @param nothing the step if there is no decision
     */
    static Finding found(Basis basis, List<RecordedDecision> naming, String nothing) {
        return naming.stream().filter(decision -> decision.lacks().isEmpty()).findFirst()
            .<Finding>map(covering -> new Finding.Covers(basis, covering.described()))
            .orElseGet(() -> naming.stream().min(NEAREST)
                .<Finding>map(nearest -> new Finding.DoesNotCover(nearest.reason(), nearest.described() + nearest.because()))
                .orElseGet(() -> Finding.none(nothing)));
    }

    /** The one thing that the decision lacks. A decision that lacks two things helps nobody. */
    private WithheldReason reason() {
        return lacks.size() == 1 ? lacks.get(0).reason() : WithheldReason.NO_BASIS;
    }

    private String because() {
        return " but " + lacks.stream().map(Lack::because).collect(Collectors.joining(" and "));
    }
}
