package dk.broen.routes.delivery;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.journal.Journal;
import dk.broen.adapters.journal.JournalEntry;
import dk.broen.adapters.journal.StoredMessage;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.AnswerAddress;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.Wards;
import dk.broen.mappings.census.ListMessage;
import dk.broen.mappings.hl7v2.Hl7EnvelopeReader;
import dk.broen.mappings.hl7v2.WardReport;
import dk.broen.mappings.hl7v2.WardReportWriter;
import dk.broen.mappings.medcom.HospitalNotificationReader;
import dk.broen.mappings.medcom.Identification;
import dk.broen.mappings.notice.MailText;
import dk.broen.mappings.notice.Texts;
import dk.broen.mappings.notice.WardAnswerDocument;
import dk.broen.mappings.notice.WardMail;
import dk.broen.mappings.notice.WardWords;
import dk.broen.mappings.xdis.XdisReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Writes the answer to a ward, with the ids of the message and the stay that it answers: for the hospital's answer queue, as HL7 v2 message or
 * as mail (domain.md §5). A question names the work item that is open at this moment, if the hub can record the reply.
 */
@Component
class WardReply {
    private final Journal journal;
    private final WorkItems workItems;
    private final ConsentRegisters registers;
    private final Directory directory;
    private final HospitalNotificationReader medcom;
    private final XdisReader xdis;
    private final WardAnswerDocument document;
    private final WardMail mails;
    private final WardWords words;
    private final WardReportWriter reports = new WardReportWriter();
    private final Hl7EnvelopeReader hl7 = new Hl7EnvelopeReader();
    private final Clock clock;

    WardReply(Journal journal, WorkItems workItems, ConsentRegisters registers, Directory directory, HospitalNotificationReader medcom,
        XdisReader xdis, Texts texts, Clock clock) {
        this.journal = journal;
        this.workItems = workItems;
        this.registers = registers;
        this.directory = directory;
        this.medcom = medcom;
        this.xdis = xdis;
        this.document = new WardAnswerDocument(texts);
        this.mails = new WardMail(texts);
        this.words = new WardWords(texts);
        this.clock = clock;
    }

    /** @throws UndeliverableException if the hospital is not answered on this channel any more */
    static <T extends AnswerAddress> T address(ClearedNotice.ToWard notice, Class<T> kind) {
        return notice.address().map(kind::cast).orElseThrow(() -> new UndeliverableException("CONTACT_POINT_GONE"));
    }

    /**
     * Whether the hospital has a way after that of the answer on which the answer leaves in full.
     *
     * @param readsPlain whether a mail to the address may contain the answer
     */
    boolean hasFullerWay(ClearedNotice.ToWard notice, Predicate<String> readsPlain) {
        Optional<Wards> wards = directory.hospital(notice.ward().answer().hospital()).map(Hospital::wards);
        return Stream.iterate(wards.flatMap(ways -> notice.address().flatMap(ways::after)), Optional::isPresent,
            way -> way.flatMap(now -> wards.orElseThrow().after(now))).flatMap(Optional::stream)
            .anyMatch(way -> !(way instanceof AnswerAddress.Mail mail) || readsPlain.test(mail.address()));
    }

    String document(ClearedNotice.ToWard notice) {
        WardAnswer answer = notice.ward().answer();
        return document.render(answer, journal.messageOf(answer.inReplyTo()).map(this::messageId), workItem(notice), clock.instant());
    }

    MailText.Mail mail(ClearedNotice.ToWard notice) {
        return mails.plain(notice.ward().answer(), notice.due().citizen(), notice.due().reference(), workItem(notice));
    }

    MailText.Mail pointer(ClearedNotice.ToWard notice) {
        return mails.pointer(notice.due().reference(), workItem(notice));
    }

    /**
     * HL7 v2. A repeated attempt writes the same message, with the time of the plan, as long as nothing changes that it is made of: the texts and the
     * character set of the configuration, the question that is open, and the original, which is deleted after {@code retention.messages}.
     */
    byte[] report(ClearedNotice.ToWard notice) {
        DueNotification due = notice.due();
        WardAnswer answer = notice.ward().answer();
        Hospital hospital =
            directory.hospital(answer.hospital()).orElseThrow(() -> new UndeliverableException("HOSPITAL_NOT_CONFIGURED"));
        Optional<byte[]> original = journal.messageOf(answer.inReplyTo())
            .filter(message -> message.kind() == JournalEntry.Kind.HL7V2).map(StoredMessage::raw);
        Optional<String> workItem = workItem(notice);
        return reports
            .write(new WardReport(due.reference(), due.due().atZone(DENMARK).toOffsetDateTime(), due.citizen(), receiver(hospital),
                Charset.forName(hospital.adt().charset()), original, answer, words.of(answer, workItem), words.hours(answer), workItem));
    }

    /** The name under which the hospital sends HL7 v2, for an answer to a message of another format. */
    private static String receiver(Hospital hospital) {
        return hospital.senders().stream().filter(sender -> sender.contains("|")).min(Comparator.naturalOrder()).orElse("|");
    }

    /** None where the municipality keeps consents in its own register: the hub could not record what the ward replies. */
    private Optional<String> workItem(ClearedNotice.ToWard notice) {
        return notice.ward().answer().question().filter(question -> !registers.has(question.municipality()))
            .flatMap(question -> workItems.referenceOf(notice.due().citizen(), question.workItem()));
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
