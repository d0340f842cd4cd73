package dk.broen.adapters.journal;

import dk.broen.domain.terms.EventId;

/** What the journal found (design.md §4.5). */
public sealed interface JournalResult {
    /** The event that the message is or was. */
    EventId event();

    /** What people call it. */
    String reference();

    /** @param reference the one drawn at receipt, or a new one when that was taken */
    record New(EventId event, String reference) implements JournalResult {}

    /** The same message came before: the same answer again, no second notice. */
    record Duplicate(EventId event, String reference) implements JournalResult {}

    /** The same id came before with other content: alarm and review, never dropped. The reference is that of the first message. */
    record Conflict(EventId event, String reference) implements JournalResult {}
}
