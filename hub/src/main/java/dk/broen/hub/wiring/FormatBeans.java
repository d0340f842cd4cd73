package dk.broen.hub.wiring;

import dk.broen.adapters.occasions.References;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.hub.settings.BroenSettings;
import dk.broen.mappings.format.Unwrapper;
import dk.broen.mappings.hl7v2.AcknowledgementWriter;
import dk.broen.mappings.hl7v2.AdtInterpreter;
import dk.broen.mappings.mail.MailReader;
import dk.broen.mappings.medcom.AcknowledgementBundle;
import dk.broen.mappings.medcom.HospitalNotificationReader;
import dk.broen.mappings.medcom.outgoing.AcknowledgementReader;
import dk.broen.mappings.medcom.outgoing.HospitalNotificationWriter;
import dk.broen.mappings.vans.VansReader;
import dk.broen.mappings.vans.VansReply;
import dk.broen.mappings.xdis.ReceiptWriter;
import dk.broen.mappings.xdis.XdisReader;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds the readers and writers of the wire formats. */
@Configuration(proxyBeanMethods = false)
class FormatBeans {
    @Bean
    AdtInterpreter adtInterpreter() {
        return new AdtInterpreter();
    }

    @Bean
    HospitalNotificationReader hospitalNotificationReader() {
        return new HospitalNotificationReader();
    }

    @Bean
    MailReader mailReader() {
        return new MailReader();
    }

    @Bean
    XdisReader xdisReader() {
        return new XdisReader();
    }

    @Bean
    ReceiptWriter receiptWriter(Clock clock) {
        return new ReceiptWriter(clock.withZone(OpeningHours.DENMARK), References::draw);
    }

    @Bean
    VansReader vansReader(BroenSettings settings) {
        return new VansReader(Math.toIntExact(settings.mllp().longestMessage().toBytes()));
    }

    @Bean
    Unwrapper unwrapper(VansReader envelopes) {
        return new Unwrapper(envelopes);
    }

    @Bean
    VansReply vansReply(Clock clock) {
        return new VansReply(clock, UUID::randomUUID);
    }

    @Bean
    AcknowledgementBundle acknowledgementBundle(Clock clock) {
        return new AcknowledgementBundle(clock.withZone(OpeningHours.DENMARK), UUID::randomUUID);
    }

    @Bean
    HospitalNotificationWriter hospitalNotificationWriter() {
        return new HospitalNotificationWriter(UUID::randomUUID);
    }

    @Bean
    AcknowledgementReader acknowledgementReader() {
        return new AcknowledgementReader();
    }

    @Bean
    AcknowledgementWriter acknowledgementWriter(Clock clock) {
        return new AcknowledgementWriter(clock.withZone(OpeningHours.DENMARK), References::draw);
    }
}
