package dk.broen.routes.intake;

import static dk.broen.routes.arrival.IntakeQueues.INTAKE;
import static dk.broen.routes.intake.IntakeEndpoints.FHIR;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A MedCom message by HTTP is stored, then answered 202. */
@Component
class FhirIntake extends RouteBuilder {
    @Override
    public void configure() {
        from(FHIR).routeId("intake-fhir").routeConfigurationId(NegativeAcknowledgement.MEDCOM)
            .description("MedCom HospitalNotification by HTTP: stored, then answered")
            .bean(ReadBody.class).id("read-body").description("The bytes as they came")
            .setProperty(SealRefusal.RAW, body()).id("keep-as-it-came-fhir").description("Kept if it is refused")
            .bean(IdentifyNotification.class).id("identify-notification").description("Message id, sender, citizen; code table")
            .bean(SealArrival.class).id("seal-notification").description("Payload encrypted, citizen as keyed hash")
            .to(INTAKE).id("store-notification").description("Returns only when synced to disk")
            .bean(Stored.class).id("stored-notification").description("From here the hub answers for it")
            .bean(AnswerFhir.class, "stored").id("answer-202").description("202 with the hub's reference");
    }
}
