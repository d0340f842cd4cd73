package dk.broen.mappings.hl7v2;

/**
 * One repetition of PID-3: who the message is about, in the words of one authority. The value is a citizen's: it never reaches a log.
 *
 * @param value PID-3.1 as sent, not validated
 * @param authority which register issued it
 */
public record PatientIdentifier(String value, Authority authority) {

    /** Who issued an identifier (danish-standards.md §4). */
    public enum Authority {
        /** The CPR office: OID 1.2.208.176.1.2, namespace CPR, or identifier type NNDNK. */
        CPR,
        /** A region or the national eCPR register, for a person without a known CPR number: OIDs below 1.2.208.176.1.6.1. */
        REPLACEMENT_CPR,
        /** Anybody else, such as a hospital's own patient number. */
        OTHER;

        private static final String CPR_OFFICE = "1.2.208.176.1.2";
        private static final String REPLACEMENT_CPR_ARC = "1.2.208.176.1.6.1.";

        /**
         * @param namespace CX-4.1
         * @param universalId CX-4.2
         * @param type CX-5
         */
        static Authority of(String namespace, String universalId, String type) {
            if (universalId.startsWith(REPLACEMENT_CPR_ARC)) {
                return REPLACEMENT_CPR;
            }
            boolean cpr = universalId.equals(CPR_OFFICE) || namespace.equalsIgnoreCase("CPR") || universalId.isEmpty()
                && type.equals("NNDNK");
            return cpr ? CPR : OTHER;
        }
    }

    @Override
    public String toString() {
        return "PatientIdentifier[" + authority + "]";
    }
}
