package dk.broen.hub.program;

import dk.broen.domain.municipality.Directory;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.format.MessageFormat;
import dk.broen.mappings.format.Unwrapped;
import dk.broen.mappings.format.Unwrapper;
import dk.broen.mappings.hl7v2.AdtCheck;
import dk.broen.mappings.hl7v2.AdtInterpreter;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import dk.broen.mappings.hl7v2.Hl7File;
import dk.broen.mappings.hl7v2.Hl7Refusal;
import dk.broen.mappings.medcom.HospitalNotificationReader;
import dk.broen.mappings.medcom.Identification;
import dk.broen.mappings.medcom.profiles.MedComProfiles;
import dk.broen.mappings.vans.VansReader;
import dk.broen.mappings.xdis.ReadLetter;
import dk.broen.mappings.xdis.XdisReader;
import dk.broen.routes.arrival.Envelopes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers messages by the rules that are checked before the answer of the hub, and reads what they say. Nothing is stored, nobody is told. */
final class MessageCheck {
    /** As many bytes as the standard allows: the hub's own limit is a setting. */
    private static final Unwrapper UNWRAPPER = new Unwrapper(new VansReader(100_000_000));
    private final AdtInterpreter adt = new AdtInterpreter();
    private final HospitalNotificationReader medcom = new HospitalNotificationReader();
    private final Directory directory;
    private final Envelopes envelopes;
    private final AdtCheck beforeAa;
    private final XdisReader xdis = new XdisReader();
    private final Optional<MedComProfiles> profiles;

    /**
     * @param processingIds the accepted values of MSH-11
     * @param profiles judge MedCom messages too, if the hub has them
     */
    MessageCheck(Directory directory, Set<String> processingIds, Optional<MedComProfiles> profiles) {
        this.directory = directory;
        this.profiles = profiles;
        this.envelopes = new Envelopes(directory);
        this.beforeAa = new AdtCheck(adt, directory::sender, processingIds);
    }

    /** The verdicts on the messages of one file, in their order; empty for a batch without messages. An envelope is opened first. */
    List<Verdict> check(MessageFormat format, byte[] content) {
        Unwrapped unwrapped = UNWRAPPER.open(content);
        if (unwrapped instanceof Unwrapped.Message message) {
            return bare(message.format(), message.envelope().data());
        }
        if (unwrapped instanceof Unwrapped.Refused refused) {
            return List.of(new Verdict(format, "", "422", refused.why()));
        }
        if (unwrapped instanceof Unwrapped.Receipt receipt) {
            return List.of(new Verdict(format, receipt.receipt().about(), "202", Interpretation.Nothing.RECEIPT));
        }
        return unwrapped instanceof Unwrapped.Acknowledgement ? List.of(new Verdict(format, "", "202", Interpretation.Nothing.RECEIPT))
            : bare(format, content);
    }

    private List<Verdict> bare(MessageFormat format, byte[] content) {
        return switch (format) {
            case HL7V2 -> Hl7File.messages(content).stream().map(this::hl7v2).toList();
            case MEDCOM -> List.of(medcom(content));
            case XDIS -> List.of(xdis(content));
        };
    }

    private Verdict hl7v2(byte[] raw) {
        Hl7Envelope envelope = envelopes.read(raw);
        String id = envelope.header().controlId();
        if (beforeAa.check(raw, envelope) instanceof AdtCheck.Outcome.Refused refused) {
            Hl7Refusal refusal = refused.refusal();
            return new Verdict(MessageFormat.HL7V2, id, refusal.fault().rejected() ? "AR" : "AE",
                new Interpretation.Unreadable(refusal.fault().name(), refusal.location(), refusal.sentence()));
        }
        return new Verdict(MessageFormat.HL7V2, id, "AA", adt.interpret(raw, envelope.charset(), directory::sender));
    }

    private Verdict medcom(byte[] raw) {
        Interpretation meaning = medcom.identify(raw) instanceof Identification.Refused refused ? refused.why()
            : medcom.interpret(raw, directory::sender);
        return byHttp(MessageFormat.MEDCOM, medcom.messageHeaderId(raw), meaning instanceof Interpretation.Event
            ? profiles.flatMap(known -> known.notification(raw).stream().findFirst()).<Interpretation>map(violated -> violated)
                .orElse(meaning)
            : meaning);
    }

    private Verdict xdis(byte[] raw) {
        ReadLetter letter = xdis.read(raw, directory::sender);
        return letter.meaning() instanceof Interpretation.Nothing
            ? new Verdict(MessageFormat.XDIS, letter.ids().letter().orElse(""), "202", letter.meaning())
            : byHttp(MessageFormat.XDIS, letter.ids().letter(), letter.meaning());
    }

    private static Verdict byHttp(MessageFormat format, Optional<String> id, Interpretation meaning) {
        return new Verdict(format, id.orElse(""), meaning instanceof Interpretation.Event ? "202" : "422", meaning);
    }
}
