package dk.broen.routes.intake;

import dk.broen.mappings.Interpretation;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import dk.broen.mappings.hl7v2.Hl7Fault;
import dk.broen.mappings.hl7v2.Hl7Refusal;
import dk.broen.mappings.vans.VansEnvelope;
import java.util.List;
import java.util.Optional;

/**
 * Thrown when the hub refuses a message. The way on which the message came handles it: the refusal is stored and the sender gets a negative
 * answer, unless a subclass says otherwise. Its text contains no value from the message.
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

    static class Hl7 extends MessageRefused {
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

    /** Messages before this one are missing: nothing of it is kept, because the hospital sends it again after them. */
    static final class SequenceGap extends Hl7 {
        SequenceGap(Hl7Envelope envelope) {
            super(envelope, new Hl7Refusal(Hl7Fault.SEQUENCE_GAP, "MSH-13"));
        }
    }

    static final class Xdis extends MessageRefused {
        Xdis(Interpretation.Unreadable why) {
            super(why.code(), why.location(), why.message());
        }
    }

    /** The envelope is wrong, not the message in it. */
    static final class Vans extends MessageRefused {
        private final transient Optional<VansEnvelope.Head> head;
        private final transient Interpretation.Unreadable why;

        /** @param head whom to answer; empty if the envelope cannot be read so far */
        Vans(Optional<VansEnvelope.Head> head, Interpretation.Unreadable why) {
            super(why.code(), why.location(), why.message());
            this.head = head;
            this.why = why;
        }

        Optional<VansEnvelope.Head> head() {
            return head;
        }

        Interpretation.Unreadable why() {
            return why;
        }
    }

    /** An acknowledgement or a receipt is never answered, and nothing of it is kept (danish-standards.md §§1.6, 3.1). */
    static final class Acknowledgement extends MessageRefused {
        Acknowledgement() {
            super(Hl7Fault.MESSAGE_TYPE_UNSUPPORTED.name(), "MSH-9", Hl7Fault.MESSAGE_TYPE_UNSUPPORTED.sentence());
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
