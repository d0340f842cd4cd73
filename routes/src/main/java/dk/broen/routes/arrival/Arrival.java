package dk.broen.routes.arrival;

import dk.broen.adapters.journal.JournalEntry;
import java.time.Instant;

/**
 * One message as it was received. It is encrypted before it goes to a queue.
 *
 * @param source id of the sending hospital
 * @param feed the sender name as it is written in the configuration; message ids are unique only within one feed
 * @param controlId MSH-10 or MessageHeader.id
 * @param charset the character set of {@code raw}; used for HL7 v2 only
 * @param reference the hub's random reference of the message, used in logs and answers
 * @param group keyed hash of the citizen: messages of one citizen are planned in order
 */
public record Arrival(JournalEntry.Kind kind, String source, String feed, String controlId, String charset, Instant receivedAt,
    String reference, String group, byte[] raw) {
    @Override
    public String toString() {
        return "Arrival[" + kind + " " + reference + "]";
    }
}
