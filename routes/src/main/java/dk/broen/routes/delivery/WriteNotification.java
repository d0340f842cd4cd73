package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Hospital;
import dk.broen.mappings.medcom.outgoing.HospitalNotificationWriter;
import dk.broen.mappings.medcom.outgoing.MedComParty;
import dk.broen.mappings.medcom.outgoing.OutgoingNotification;
import java.net.URI;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/**
 * Writes a notice as HospitalNotification. Without an acknowledgement a message is sent again as often as the settings say; then no further
 * attempt is made (danish-standards.md §1.7).
 */
@Component
class WriteNotification {
    /** Exchange property: where the message is posted. */
    static final String ENDPOINT = "BroenMedComEndpoint";
    static final String CONTENT_TYPE = "application/fhir+json";
    private final Directory directory;
    private final MedComSender sender;
    private final HospitalNotificationWriter writer;
    private final Clock clock;

    WriteNotification(Directory directory, MedComSender sender, HospitalNotificationWriter writer, Clock clock) {
        this.directory = directory;
        this.sender = sender;
        this.writer = writer;
        this.clock = clock;
    }

    @Handler
    void write(ClearedNotice.ToUnit notice, Exchange exchange) {
        if (nobodyAcknowledges(notice.due())) {
            throw new UndeliverableException("NO_ACKNOWLEDGEMENT");
        }
        if (sender.party().sor().isEmpty()) {
            throw new UndeliverableException("MEDCOM_NOT_CONFIGURED");
        }
        ContactPoint.MedCom to = notice.address().map(ContactPoint.MedCom.class::cast)
            .orElseThrow(() -> new UndeliverableException("CONTACT_POINT_GONE"));
        ClearedNotice.Reported reported = notice.reported().orElseThrow(() -> new UndeliverableException("NOT_REPORTABLE_BY_MEDCOM"));
        String hospital = directory.hospital(reported.report().stay().hospital()).flatMap(Hospital::sor)
            .orElseThrow(() -> new UndeliverableException("HOSPITAL_WITHOUT_SOR"));
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        message.setHeader(Exchange.CONTENT_TYPE, CONTENT_TYPE);
        message.setHeader("Accept", CONTENT_TYPE + ", application/fhir+xml");
        sender.token(URI.create(to.url()).getAuthority()).ifPresent(token -> message.setHeader("Authorization", "Bearer " + token));
        exchange.setProperty(ENDPOINT, Gateways.medcom(to.url()));
        exchange.setProperty(Render.LEFT_AS, ContentLevel.FULL);
        message.setBody(writer.write(new OutgoingNotification(notice.due().id(), sender.party(), receiver(to, notice),
            notice.due().citizen(), notice.citizenName(), reported.before(), reported.report(), hospital, clock.instant())));
    }

    /** A human who sends a notice again begins anew: then the last attempt has no failure. */
    private boolean nobodyAcknowledges(DueNotification due) {
        return due.attempts() > sender.resends() + 1 && due.failure().isPresent();
    }

    private MedComParty receiver(ContactPoint.MedCom to, ClearedNotice.ToUnit notice) {
        String name = directory.municipality(notice.content().municipality()).flatMap(known -> known.unit(notice.unit().unit()))
            .map(Unit::name).orElseThrow(() -> new UndeliverableException("UNIT_NOT_CONFIGURED"));
        return new MedComParty(to.sor(), to.gln(), name);
    }
}
