package dk.broen.routes.intake;

import dk.broen.mappings.Interpretation;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import dk.broen.mappings.hl7v2.Hl7Refusal;
import java.util.List;

/**
 * Thrown when the hub refuses a message. {@link NegativeAcknowledgement} handles it: the refusal is stored and the sender gets a negative
 * answer. Its text contains no value from the message.
 */
abstract class MessageRefused extends Exception {
    private final String code;
    private final String location;

    private MessageRefused(String code, String location, String sentence) {
        super(sentence);
        this.code = code;
        this.location = location;
    }

    String code() {
        return code;
    }

    String location() {
        return location;
    }

    static final class Hl7 extends MessageRefused {
        private final transient Hl7Envelope envelope;
        private final transient Hl7Refusal refusal;

        Hl7(Hl7Envelope envelope, Hl7Refusal refusal) {
            super(refusal.fault().name(), refusal.location(), refusal.sentence());
            this.envelope = envelope;
            this.refusal = refusal;
        }

        Hl7Envelope envelope() {
            return envelope;
        }

        Hl7Refusal refusal() {
            return refusal;
        }
    }

    static final class MedCom extends MessageRefused {
        private final transient List<Interpretation.Unreadable> issues;

        MedCom(String code, String location, String sentence) {
            this(List.of(new Interpretation.Unreadable(code, location, sentence)));
        }

        /** @param issues at least one; the first is the reason that is kept */
        MedCom(List<Interpretation.Unreadable> issues) {
            super(issues.get(0).code(), issues.get(0).location(), issues.get(0).message());
            this.issues = issues;
        }

        List<Interpretation.Unreadable> issues() {
            return issues;
        }
    }
}
