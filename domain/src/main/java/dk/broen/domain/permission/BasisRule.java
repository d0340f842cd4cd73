package dk.broen.domain.permission;

/** One legal basis in the list that the gate tries in order (domain.md §4). */
interface BasisRule {
    /** A stable name, stored with every decision that this rule makes. */
    String code();

    Finding ask(Question question);

    /** The version of the terms by which the rule decides the question. */
    default String version(Question question) {
        return question.bases().version();
    }

    /** What one rule found. */
    sealed interface Finding {
        String because();

        /**
         * This basis covers the question.
         *
         * @param because the reason in English, for an engineer, without citizen data
         */
        record Covers(Basis basis, String because) implements Finding {}

        /**
         * This basis does not cover the question.
         *
         * @param reason why the recipient is not told, if no other basis covers the question and none has a nearer reason
         */
        record DoesNotCover(WithheldReason reason, String because) implements Finding {}

        /** This basis gives no answer now: a technical fault, not a legal answer. */
        record Undecided(String because) implements Finding {}

        /** The basis is not used, or nothing is recorded that this basis could rest on. */
        static Finding none(String because) {
            return new DoesNotCover(WithheldReason.NO_BASIS, because);
        }
    }
}
