package dk.broen.routes.intake;

import static dk.broen.routes.arrival.IntakeQueues.INTAKE;
import static dk.broen.routes.intake.IntakeEndpoints.ANSWERS;
import static dk.broen.routes.intake.IntakeEndpoints.HL7_FROM_QUEUE;
import static dk.broen.routes.intake.IntakeEndpoints.MEDCOM_FROM_QUEUE;
import static dk.broen.routes.intake.IntakeEndpoints.TAKE_FROM_QUEUE;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Takes a message of a hospital from its queue as MLLP and HTTP do: identified, sealed, stored, answered. */
@Component
class QueueIntake extends RouteBuilder {
    // @formatter:off the indentation shows the branches
    @Override
    public void configure() {
        from(TAKE_FROM_QUEUE).routeId("take-hospital-message").routeConfigurationId(QueueRefusal.ID)
            .description("A message of a hospital from its queue")
            .bean(TakeMessage.class).id("take-message").description("Takes the bytes and the id of the message, and nothing else of it")
            .choice().id("which-format").description("HL7 v2 or MedCom, by the first character")
                .when(exchangeProperty(TakeMessage.FORMAT).isEqualTo(TakeMessage.Format.MEDCOM)).id("medcom")
                    .to(MEDCOM_FROM_QUEUE).id("take-medcom").description("HospitalNotification")
                .otherwise().id("hl7")
                    .to(HL7_FROM_QUEUE).id("take-hl7").description("HL7 v2, and what is neither")
            .end();
        from(HL7_FROM_QUEUE).routeId("hl7-from-queue").routeConfigurationId(QueueRefusal.ID)
            .description("HL7 v2 by queue: stored and acknowledged in one transaction")
            .bean(Identify.class).id("identify-hl7").description("Reads sender, control id, character set and citizen")
            .bean(QueueOwner.class, "check").id("sender-hl7").description("The sender is the hospital whose queue it is")
            .bean(SealArrival.class).id("seal-hl7").description("Encrypts the message; the citizen becomes a keyed hash")
            .to(INTAKE).id("store-hl7").description("Intake queue, in the transaction of the message")
            .bean(Stored.class).id("stored-hl7").description("Logs and counts the stored message")
            .bean(Acknowledge.class).id("acknowledge-hl7").description("Acknowledgement AA, or CA in enhanced mode")
            .bean(QueueAnswer.class).id("address-hl7").description("To the answer queue of the hospital, with the id of the message")
            .split(body()).id("each-answer-hl7").description("None, one, or in enhanced mode two")
                .to(ANSWERS).id("send-answer-hl7").description("Leaves when the transaction is committed")
            .end();
        from(MEDCOM_FROM_QUEUE).routeId("medcom-from-queue").routeConfigurationId(QueueRefusal.ID)
            .description("MedCom by queue: stored and answered in one transaction")
            .bean(IdentifyNotification.class).id("identify-medcom").description("Reads ids, sender and citizen; checks the code table")
            .bean(QueueOwner.class, "check").id("sender-medcom").description("The sender is the hospital whose queue it is")
            .bean(ValidateNotification.class).id("validate-medcom").description("Judges the message by MedCom's profiles, if it has them")
            .bean(RefuseReusedBundle.class).id("refuse-reused-bundle-medcom").description("Refuses a message in the bundle of another one")
            .bean(SealArrival.class).id("seal-medcom").description("Encrypts the message; the citizen becomes a keyed hash")
            .to(INTAKE).id("store-medcom").description("Intake queue, in the transaction of the message")
            .bean(Stored.class).id("stored-medcom").description("Logs and counts the stored message")
            .bean(AnswerFhir.class, "stored").id("answer-medcom").description("MedCom's acknowledgement ok")
            .bean(QueueAnswer.class).id("address-medcom").description("To the answer queue of the hospital, with the id of the message")
            .split(body()).id("each-answer-medcom").description("One")
                .to(ANSWERS).id("send-answer-medcom").description("Leaves when the transaction is committed")
            .end();
    }
    // @formatter:on
}
