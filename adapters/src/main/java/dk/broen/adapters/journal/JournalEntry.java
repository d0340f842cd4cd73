package dk.broen.adapters.journal;

import dk.broen.domain.terms.Cpr;
import java.time.Instant;
import java.util.Optional;

/**
 * One accepted message to be recorded in the journal.
 *
 * @param source the id of the hospital
 * @param feed the sender name that the hospital used; a hospital can have several
 * @param controlId MSH-10, MessageHeader.id, the id of an XDIS letter or of a change of a list: unique in its feed
 * @param bundleId Bundle.id of a MedCom message: another one each time the message is sent, and never the one of another message. The
 *     journal has the first one
 * @param contentHash shows whether a message with the same id has the same content
 * @param citizen the citizen whom the message concerns; empty when the message names none, or cannot be read
 * @param receivedAt when the message was received
 * @param raw the message as it was received
 * @param reference the short reference, drawn by {@link dk.broen.adapters.occasions.References#draw()} when the message was received
 */
public record JournalEntry(Kind kind, String source, String feed, String controlId, Optional<String> bundleId, byte[] contentHash,
    Optional<Cpr> citizen, Instant receivedAt, byte[] raw, String reference) {
    public enum Kind { HL7V2, MEDCOM, XDIS, LIST }

    @Override
    public String toString() {
        return "JournalEntry[" + kind + " " + source + " " + reference + "]";
    }
}
