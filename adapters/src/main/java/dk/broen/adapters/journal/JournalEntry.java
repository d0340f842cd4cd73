package dk.broen.adapters.journal;

import dk.broen.domain.terms.Cpr;
import java.time.Instant;
import java.util.Optional;

/**
 * One accepted message on its way into the journal.
 *
 * @param source the hospital's id; no citizen data
 * @param feed the name under which this hospital sent it
 * @param controlId MSH-10, or MessageHeader.id: unique in its feed
 * @param contentHash tells whether a message sent again is the same one
 * @param citizen whom it concerns
 * @param receivedAt when it was acknowledged
 * @param raw the message as it came
 * @param reference drawn when it was received, by {@link References#draw()}
 */
public record JournalEntry(Kind kind, String source, String feed, String controlId, byte[] contentHash, Optional<Cpr> citizen,
    Instant receivedAt, byte[] raw, String reference) {
    public enum Kind { HL7V2, MEDCOM }

    @Override
    public String toString() {
        return "JournalEntry[" + kind + " " + source + " " + reference + "]";
    }
}
