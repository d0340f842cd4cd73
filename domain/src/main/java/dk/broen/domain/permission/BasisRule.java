package dk.broen.domain.permission;

/** One rung of the ladder of bases (domain.md §4). */
public interface BasisRule {
    /** A stable name: stored with every decision that this rule makes. */
    String code();

    Finding ask(Question question);

    /** What one rung found. */
    sealed interface Finding {
        String because();

        /** This basis carries. @param because says why in the engineer's words, without citizen data */
        record Carries(Basis basis, String because) implements Finding {}

        /** This basis does not carry. @param reason what the recipient's silence is due to, if no other basis carries */
        record Fails(WithheldReason reason, String because) implements Finding {}

        /** This basis cannot be asked now: a technical fault, not a legal answer. */
        record CannotTell(String because) implements Finding {}
    }
}
