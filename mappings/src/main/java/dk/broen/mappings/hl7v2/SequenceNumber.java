package dk.broen.mappings.hl7v2;

import java.util.Optional;

/**
 * MSH-13 of a message on a link with sequence numbers (HL7 v2.5.1 §2.10.1), compared with the last number that was accepted.
 *
 * @param number MSH-13; 0 starts the link, -1 resynchronises it
 * @param last the last number that was accepted; empty on a new or resynchronised link
 */
public record SequenceNumber(long number, Optional<Long> last) {
    private static final long RESYNCHRONISE = -1;

    /** @return empty if the text is no sequence number */
    public static Optional<SequenceNumber> of(String text, Optional<Long> last) {
        return text.matches("-1|\\d{1,15}") ? Optional.of(new SequenceNumber(Long.parseLong(text), last)) : Optional.empty();
    }

    public boolean resynchronises() {
        return number == RESYNCHRONISE;
    }

    /** Whether messages before this one are missing: this one is not stored, and the sender goes back. */
    public boolean leavesAGap() {
        return last.filter(known -> number > known + 1).isPresent();
    }

    /** Whether its message counts once it is stored. */
    public boolean counts() {
        return number > 0;
    }

    /**
     * MSA-4: the number itself if it was expected, else the number that is expected. A number that was accepted before is answered with the next
     * one, because its answer was lost: the message is stored all the same, so that nothing is lost if it is another one.
     */
    public String expected() {
        if (resynchronises() || last.isEmpty()) {
            return counts() ? Long.toString(number) : Long.toString(RESYNCHRONISE);
        }
        return Long.toString(last.get() + 1);
    }
}
