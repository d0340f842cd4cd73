package dk.broen.mappings.hl7v2;

/**
 * One repetition of PID-3: an identifier of the patient and its issuer. The value identifies a citizen and must never be logged.
 *
 * @param value PID-3.1 as sent, not validated
 * @param authority the issuer
 */
public record PatientIdentifier(String value, Authority authority) {

    private static final int DAY = 8;

    /** The issuer of an identifier (danish-standards.md §4). */
    public enum Authority {
        /** The CPR office: OID 1.2.208.176.1.2, namespace CPR, or identifier type NNDNK without an OID. */
        CPR,
        /** A region or the national eCPR register, for a person without a known CPR number: an OID below 1.2.208.176.1.6.1. */
        REPLACEMENT_CPR,
        /** Any other issuer, such as a hospital for its own patient number. */
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

    /**
     * Whether an identifier is past its last day.
     *
     * @param lastDay CX.8
     * @param sentOn when the message was sent (MSH-7)
     */
    static boolean expired(String lastDay, String sentOn) {
        return lastDay.length() >= DAY && sentOn.length() >= DAY && lastDay.substring(0, DAY).compareTo(sentOn.substring(0, DAY)) < 0;
    }

    @Override
    public String toString() {
        return "PatientIdentifier[" + authority + "]";
    }
}
