package dk.broen.adapters.journal;

import dk.broen.domain.terms.OccasionId;

/** Says whether a message is new, a duplicate or a conflict (design.md §4.5). */
public sealed interface JournalResult {
    /** The occasion of the message; for a duplicate or other content, the occasion of the first message. */
    OccasionId occasion();

    /** The short reference of that occasion. */
    String reference();

    /**
     * The message is new.
     *
     * @param reference the reference of the entry, or a new one when another occasion has that reference
     */
    record New(OccasionId occasion, String reference) implements JournalResult {}

    /** The same message was received before. It makes no second notice. */
    record Duplicate(OccasionId occasion, String reference) implements JournalResult {}

    /** A message with the same id and other content was received before. It needs an alarm and a human; it must not be dropped. */
    record Conflict(OccasionId occasion, String reference) implements JournalResult {}

    /**
     * Another message was received before in the same bundle. It needs an alarm and a human; it must not be dropped. The message was
     * accepted: it is recorded, so that a resend is a duplicate.
     *
     * @param first the reference of the message before
     */
    record InBundleOfAnother(OccasionId occasion, String reference, String first) implements JournalResult {}
}
