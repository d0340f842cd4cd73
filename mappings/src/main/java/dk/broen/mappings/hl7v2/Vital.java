package dk.broen.mappings.hl7v2;

/** What a message says of the life of the citizen: one reading of all markers (danish-standards.md §3.1, death). */
enum Vital {
    DEAD, LIVES, NOT_SAID,
    /** The markers contradict each other or are half filled. Nobody is told of a death or a discharge until a human has looked. */
    UNCLEAR;

    private static final String NULL = "\"\"";

    /**
     * @param dateOfDeath PID-29 as sent
     * @param indicator PID-30 as sent (HL7 table 0136)
     * @param ended whether PV1-36 is a code of the hospital for death
     */
    static Vital of(String dateOfDeath, String indicator, boolean ended) {
        return switch (indicator) {
            case "Y" -> dateOfDeath.equals(NULL) ? UNCLEAR : DEAD;
            case "N" -> ended ? UNCLEAR : LIVES;
            case NULL -> ended || !dateOfDeath.isEmpty() && !dateOfDeath.equals(NULL) ? UNCLEAR : LIVES;
            case "" -> ended ? DEAD : dateOfDeath.isEmpty() || dateOfDeath.equals(NULL) ? NOT_SAID : UNCLEAR;
            default -> UNCLEAR;
        };
    }
}
