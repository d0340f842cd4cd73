package dk.broen.routes.arrival;

import dk.broen.adapters.journal.JournalEntry;
import java.time.Instant;

/**
 * One message as it came in; leaves this room only sealed.
 *
 * @param source id of the sending hospital
 * @param feed the name it sends under, as configuration writes it: one hospital's feeds number their messages each for themselves
 * @param controlId MSH-10 or MessageHeader.id
 * @param charset how {@code raw} is decoded, for HL7 v2
 * @param reference the hub's random name for it, in logs and answers
 * @param group keyed hash of the citizen: messages of one citizen are planned in order
 */
public record Arrival(JournalEntry.Kind kind, String source, String feed, String controlId, String charset, Instant receivedAt,
    String reference, String group, byte[] raw) {
    @Override
    public String toString() {
        return "Arrival[" + kind + " " + reference + "]";
    }
}
