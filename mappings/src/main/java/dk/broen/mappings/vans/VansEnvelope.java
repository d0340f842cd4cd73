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
     * @param id the id of this envelope, new at each attempt. A UUID by the standard; hospitals send other ids too
     */
    record Head(EndPoint sender, EndPoint receiver, String id, Instant sentAt) {}

    /** @param value for EAN the GLN of 13 digits */
    record EndPoint(Kind kind, String value) {
        /** The kinds of addresses in the network. */
        public enum Kind { EAN, CVR, VANS }
    }

    /** How the content is written. FHIR has the format {@code HL7}, XDIS has {@code XML}. */
    enum Format {
        XML("XML"), EDIFACT("EDIFACT"), HL7("HL7"), BINARY("Binary"), OTHER("Other");

        private final String word;

        Format(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * What the envelope says of its content.
     *
     * @param id the id of the message for the network
     * @param name for example {@code MCM:FDIS20#AdmissionInpatient} or {@code MCM:XDIS20}
     * @param size number of bytes
     * @param tags service tags by name, for example {@code MCM:MIME}
     */
    record Document(String id, Format format, String name, Optional<String> version, int size, Map<String, String> tags) {
        public Document {
            tags = Map.copyOf(tags);
        }
    }

    /** A message. */
    record Message(Head head, Document document, byte[] data) implements VansEnvelope {
        @Override
        public String toString() {
            return "Message[" + document.name() + "]";
        }
    }

    /** {@code NEGATIVE_VANS}: the network could not deliver. {@code NEGATIVE_MESSAGE}: the receiving system could not take the message. */
    enum ReceiptKind {
        NEGATIVE_VANS("NegativeVans"), NEGATIVE_MESSAGE("NegativeMessage"), POSITIVE_MESSAGE("PositiveMessage");

        private final String element;

        ReceiptKind(String element) {
            this.element = element;
        }

        String element() {
            return element;
        }
    }

    /**
     * A receipt of the network or of the receiving system. It says nothing of the content.
     *
     * @param about the id of the envelope that it is about
     * @param error why it is negative
     * @param original what that envelope said of its message; the network need not repeat it
     */
    record Receipt(Head head, ReceiptKind kind, String about, Optional<String> error, Optional<Document> original)
        implements VansEnvelope {
        @Override
        public String toString() {
            return "Receipt[" + kind + "]";
        }
    }
}
