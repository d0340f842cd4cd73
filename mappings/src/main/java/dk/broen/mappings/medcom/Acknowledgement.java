package dk.broen.mappings.medcom;

import java.util.Arrays;

/**
 * The answer to a MedCom message, in the format of the message.
 *
 * @param kind what the answer is
 * @param format JSON or XML
 * @param bytes UTF-8
 */
public record Acknowledgement(Kind kind, Format format, byte[] bytes) {
    /** An answer without its own MessageHeader cannot be sent as a message: only the open connection can return it. */
    public enum Kind {
        /** A Bundle of MedCom's profile medcom-messaging-acknowledgement. */
        MESSAGE,
        /** An OperationOutcome alone: the message gave no id or no sender to answer. */
        OUTCOME
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Acknowledgement that && kind == that.kind && format == that.format && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Acknowledgement[" + kind + ", " + format + ", " + bytes.length + " bytes]";
    }
}
