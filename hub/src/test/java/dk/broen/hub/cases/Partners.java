package dk.broen.hub.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Hospital;
import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.HospitalSystem;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.mail.ReceivedMail;
import dk.broen.simulator.medcom.MedComReceiver;
import dk.broen.simulator.medcom.ReceivedMessage;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.municipality.ReceivedNotification;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All receivers around the hub: case systems, wards, the mail server and the SMS gateway. */
final class Partners implements AutoCloseable {
    private static final Pattern POINTER = Pattern.compile("Ny besked i Broen, ref ([0-9A-Z]+)\\. Log ind\\.");
    private static final Pattern SUBJECT = Pattern.compile("Ny besked i Broen, ref ([0-9A-Z]+)");
    private static final Pattern WARD_SUBJECT = Pattern.compile("Svar fra Broen, ref ([0-9A-Z]+)");
    private static final String UNREADABLE = "unreadable";

    /**
     * A notice that a municipal unit received.
     *
     * @param reference the reference of the notice
     * @param contact the queue, mail address or phone number that received it
     * @param body the body of a queue message; missing for all others
     * @param report the HospitalNotification, if it came by MedCom
     */
    record Arrived(String reference, String contact, JsonNode body, Optional<ReceivedMessage> report) {
        Arrived(String reference, String contact, JsonNode body) {
            this(reference, contact, body, Optional.empty());
        }

        @Override
        public String toString() {
            return "Arrived[" + reference + " at " + contact + "]";
        }
    }

    private final StagedHub hub;
    private final MailServer mail;
    private final MedComReceiver medcom;
    private final HospitalSystem wardSystem;
    private final StagedDatabase database;
    private final Map<String, String> references = new ConcurrentHashMap<>();
    private final List<MunicipalConsumer> caseSystems = new ArrayList<>();
    private final List<MunicipalConsumer> wards = new ArrayList<>();

    Partners(StagedHub hub, MailServer mail, MedComReceiver medcom, HospitalSystem wardSystem, Directory directory)
        throws JMSException {
        this.hub = hub;
        this.wardSystem = wardSystem;
        this.mail = mail;
        this.medcom = medcom;
        this.database = StagedDatabase.ofHub(hub.data());
        for (Municipality municipality : directory.municipalities().values()) {
            caseSystems.add(hub.consumer("municipality-" + municipality.code(), queues(municipality)));
        }
        for (Hospital hospital : directory.hospitals()) {
            if (!hospital.wards().queues().isEmpty()) {
                wards.add(hub.consumer("hospital-" + hospital.id(), hospital.wards().queues()));
            }
        }
    }

    /** All messages that the queues of units and wards have received so far. */
    List<ReceivedNotification> received() {
        return Stream.of(caseSystems, wards).flatMap(List::stream).flatMap(consumer -> consumer.received().stream()).toList();
    }

    /** All notices that municipal units have received so far. */
    List<Arrived> arrived() {
        Stream<Arrived> notices = caseSystems.stream().flatMap(system -> system.received().stream())
            .map(notice -> new Arrived(notice.body().path("reference").asText(UNREADABLE), notice.address(), notice.body()));
        Stream<Arrived> mails = mail.received().stream().filter(received -> !toWard(received))
            .map(received -> new Arrived(reference(SUBJECT, received.subject()), received.to(), missing()));
        Stream<Arrived> pointers = hub.sms().received().stream()
            .map(sms -> new Arrived(reference(POINTER, sms.text()), sms.to(), missing()));
        Stream<Arrived> reports = medcom.received().stream()
            .map(report -> new Arrived(reference(report), medcom.uri().toString(), missing(), Optional.of(report)));
        return Stream.of(notices, mails, pointers, reports).flatMap(stream -> stream).toList();
    }

    /** All answers that wards have received so far on queues, and by HL7 v2 in the form of the queues. */
    List<JsonNode> answers() {
        return Stream.concat(wards.stream().flatMap(ward -> ward.received().stream()).map(answer -> answer.body()),
            wardSystem.received().stream().map(WardMessages::answer)).toList();
    }

    /** The answers that wards have received by mail, by the reference of each, in the form of the queues. */
    Map<String, JsonNode> wardMails() {
        return mail.received().stream().filter(Partners::toWard)
            .collect(Collectors.toMap(received -> reference(WARD_SUBJECT, received.subject()), WardMessages::answer));
    }

    private static boolean toWard(ReceivedMail received) {
        return WARD_SUBJECT.matcher(received.subject()).matches();
    }

    @Override
    public void close() throws JMSException {
        for (MunicipalConsumer consumer : Stream.concat(caseSystems.stream(), wards.stream()).toList()) {
            consumer.close();
        }
    }

    private static List<String> queues(Municipality municipality) {
        return municipality.units().stream().flatMap(unit -> unit.contact().stream()).filter(ContactPoint.Queue.class::isInstance)
            .map(ContactPoint.Queue.class::cast).map(ContactPoint.Queue::address).distinct().toList();
    }

    private static JsonNode missing() {
        return MissingNode.getInstance();
    }

    /** A HospitalNotification does not name the reference of its notice, but its id. */
    private String reference(ReceivedMessage report) {
        return references.computeIfAbsent(report.messageHeaderId(), notice -> {
            try {
                return database.referenceOf(notice).orElse(UNREADABLE);
            } catch (SQLException | IOException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        });
    }

    private static String reference(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? matcher.group(1) : UNREADABLE;
    }
}
