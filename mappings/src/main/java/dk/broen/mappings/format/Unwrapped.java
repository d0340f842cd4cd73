package dk.broen.mappings.format;

import dk.broen.mappings.Interpretation;
import dk.broen.mappings.vans.VansEnvelope;
import java.util.Optional;

/** A message without its envelope, or why it has none. */
public sealed interface Unwrapped {
    /** The bytes are no envelope. */
    record Bare() implements Unwrapped {}

    /** @param format as the envelope names it */
    record Message(VansEnvelope.Message envelope, MessageFormat format) implements Unwrapped {}

    /** The envelope has no message: it says what became of one of ours. It is never answered. */
    record Receipt(VansEnvelope.Receipt receipt) implements Unwrapped {}

    /** A receipt that cannot be read, or what is named as the receipt of a letter and is no letter: it is never answered. */
    record Acknowledgement() implements Unwrapped {}

    /** @param head whom to answer; empty if the envelope cannot be read so far */
    record Refused(Optional<VansEnvelope.Head> head, Interpretation.Unreadable why) implements Unwrapped {}
}
