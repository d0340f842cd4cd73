package dk.broen.domain.terms;

/**
 * The key of a matter (domain.md §2). It is minted once, from the type and the message that first reported the matter, and
 * is handed on to corrected reports of the same matter. It contains no citizen data and may be logged.
 */
public record MatterKey(String value) implements Comparable<MatterKey> {
    /** The key of a matter that nobody has heard of yet. */
    public static MatterKey mint(EventType type, OccasionId reportedBy) {
        return new MatterKey(type + "/" + reportedBy);
    }

    /**
     * The key of a step that nobody has heard of yet.
     *
     * @param rule the rule that makes the step
     * @param municipality whose rule it is
     * @param reportedBy a message about the stay
     */
    public static MatterKey ofStep(String rule, MunicipalityCode municipality, OccasionId reportedBy) {
        return new MatterKey(EventType.STEP + "/" + rule + "/" + municipality + "/" + reportedBy);
    }

    @Override
    public int compareTo(MatterKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
