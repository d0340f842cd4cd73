package dk.broen.hub.wiring;

import dk.broen.adapters.occasions.References;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.mappings.hl7v2.AcknowledgementWriter;
import dk.broen.mappings.hl7v2.AdtInterpreter;
import dk.broen.mappings.medcom.AcknowledgementBundle;
import dk.broen.mappings.medcom.HospitalNotificationReader;
import dk.broen.mappings.medcom.outgoing.AcknowledgementReader;
import dk.broen.mappings.medcom.outgoing.HospitalNotificationWriter;
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
    HospitalNotificationWriter hospitalNotificationWriter() {
        return new HospitalNotificationWriter(UUID::randomUUID);
    }

    @Bean
    AcknowledgementReader acknowledgementReader() {
        return new AcknowledgementReader();
    }

    @Bean
    AcknowledgementBundle acknowledgementBundle(Clock clock) {
        return new AcknowledgementBundle(clock.withZone(OpeningHours.DENMARK), UUID::randomUUID);
    }

    @Bean
    AcknowledgementWriter acknowledgementWriter(Clock clock) {
        return new AcknowledgementWriter(clock.withZone(OpeningHours.DENMARK), References::draw);
    }
}
