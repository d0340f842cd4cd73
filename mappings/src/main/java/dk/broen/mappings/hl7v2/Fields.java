package dk.broen.mappings.hl7v2;

/** The fields of one message, as sent: escapes are not decoded, and a null is {@code ""} in its two quotes. */
interface Fields {
    /** How often the segment is in the message. */
    int count(String segment);

    /** How often the field is repeated in the first segment of that name. */
    int repetitions(String segment, int field);

    /**
     * A part of a field of the first segment of that name; empty if it is absent.
     *
     * @param repetition from 0
     * @param component from 1
     * @param subcomponent from 1
     */
    String text(String segment, int field, int repetition, int component, int subcomponent);
}
