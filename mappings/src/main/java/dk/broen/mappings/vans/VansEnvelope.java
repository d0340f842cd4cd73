package dk.broen.mappings.vans;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One envelope: a message, or the receipt of one. */
public sealed interface VansEnvelope {
    Head head();

    /**
     * Who sends what to whom.
     *
     * @param id the id of this envelope, new at each attempt. A UUID by the standard; any text is read
     */
    record Head(EndPoint sender, EndPoint receiver, String id, Instant sentAt) {}

    /** @param value for EAN the GLN of 13 digits */
    record EndPoint(Kind kind, String value) {
        /** The kinds of addresses in the network. */
        public enum Kind { EAN, CVR, VANS }
    }

    /** How the content is written. FHIR has the format {@code HL7}. */
    enum Format { XML, EDIFACT, HL7, BINARY, OTHER }

    /**
     * What the envelope says of its content.
     *
     * @param id the id of the message for the network
     * @param name for example {@code MCM:FDIS20#AdmissionInpatient} or {@code MCM:XDIS20}
     * @param tags service tags by name, for example {@code MCM:MIME}
     */
    record Document(String id, Format format, String name, Optional<String> version, Map<String, String> tags) {
        public Document {
            tags = Map.copyOf(tags);
        }
    }

    /** A message. */
    record Message(Head head, Document document, byte[] data) implements VansEnvelope {
        public Message {
            data = data.clone();
        }

        @Override
        public byte[] data() {
            return data.clone();
        }

        @Override
        public String toString() {
            return "Message[" + document.name() + "]";
        }
    }

    /** {@code NEGATIVE_VANS}: the network could not deliver. {@code NEGATIVE_MESSAGE}: the receiving system could not take the message. */
    enum ReceiptKind {
        NEGATIVE_VANS, NEGATIVE_MESSAGE, POSITIVE_MESSAGE
    }

    /**
     * A receipt of the network or of the receiving system. It says nothing of the content.
     *
     * @param about the id of the envelope that it is about
     * @param error why it is negative
     * @param original what that envelope said of its message; the network need not repeat it
     */
    record Receipt(Head head, ReceiptKind kind, String about, Optional<String> error, Optional<Original> original)
        implements VansEnvelope {
        public Receipt {
            if (kind != ReceiptKind.NEGATIVE_VANS && original.isEmpty()) {
                throw new IllegalArgumentException("a receipt of a message repeats what the envelope said of it");
            }
        }
    }

    /** @param size of the message in bytes */
    record Original(Document document, int size) {}
}
