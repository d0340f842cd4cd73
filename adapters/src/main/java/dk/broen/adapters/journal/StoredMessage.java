package dk.broen.adapters.journal;

/** A message as the hospital sent it, and the format it came in. */
public record StoredMessage(JournalEntry.Kind kind, byte[] raw) {
    @Override
    public String toString() {
        return "StoredMessage[" + kind + "]";
    }
}
