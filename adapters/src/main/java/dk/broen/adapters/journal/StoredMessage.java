package dk.broen.adapters.journal;

/** A message as it was received from the hospital, with its format. */
public record StoredMessage(JournalEntry.Kind kind, byte[] raw) {
    @Override
    public String toString() {
        return "StoredMessage[" + kind + "]";
    }
}
