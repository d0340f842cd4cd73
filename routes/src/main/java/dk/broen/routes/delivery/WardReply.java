package dk.broen.routes.delivery;

import dk.broen.adapters.journal.Journal;
import dk.broen.adapters.journal.StoredMessage;
import dk.broen.adapters.outbox.Addressee;
import dk.broen.domain.municipality.Directory;
import dk.broen.mappings.census.ListMessage;
import dk.broen.mappings.hl7v2.Hl7EnvelopeReader;
import dk.broen.mappings.medcom.HospitalNotificationReader;
import dk.broen.mappings.medcom.Identification;
import dk.broen.mappings.notice.Texts;
import dk.broen.mappings.notice.WardAnswerDocument;
import dk.broen.mappings.xdis.XdisReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Writes the answer to a ward, with the ids of the message and the stay that it answers. It goes to the hospital's answer queue
 * (domain.md §5).
 */
@Component
class WardReply {
    private final Journal journal;
    private final Directory directory;
    private final HospitalNotificationReader medcom;
    private final XdisReader xdis;
    private final WardAnswerDocument document;
    private final Hl7EnvelopeReader hl7 = new Hl7EnvelopeReader();
    private final Clock clock;

    WardReply(Journal journal, Directory directory, HospitalNotificationReader medcom, XdisReader xdis, Texts texts, Clock clock) {
        this.journal = journal;
        this.directory = directory;
        this.medcom = medcom;
        this.xdis = xdis;
        this.document = new WardAnswerDocument(texts);
        this.clock = clock;
    }

    String address(Addressee.Ward ward) {
        return directory.hospital(ward.answer().hospital())
            .orElseThrow(() -> new UndeliverableException("HOSPITAL_NOT_CONFIGURED")).answerAddress();
    }

    String render(Addressee.Ward ward) {
        return document.render(ward.answer(), journal.messageOf(ward.answer().inReplyTo()).map(this::messageId), clock.instant());
    }

    private String messageId(StoredMessage message) {
        return switch (message.kind()) {
            case HL7V2 -> hl7.read(message.raw(), StandardCharsets.ISO_8859_1).header().controlId();
            case MEDCOM -> medComId(message.raw());
            case LIST -> ListMessage.idOf(message.raw());
            case XDIS -> xdis.read(message.raw(), directory::sender).ids().letter()
                .orElseThrow(() -> new IllegalStateException("the stored XDIS message has no readable Letter.Identifier"));
        };
    }

    private String medComId(byte[] raw) {
        if (medcom.identify(raw) instanceof Identification.Identified identified) {
            return identified.messageHeaderId();
        }
        throw new IllegalStateException("the stored MedCom message has no readable MessageHeader.id");
    }
}
