package dk.broen.routes.intake;

import dk.broen.adapters.queue.Addresses;
import dk.broen.domain.terms.HospitalId;

/** The endpoints for hospitals over HTTP and by queue. The MLLP endpoint is in the adapters module. */
final class IntakeEndpoints {
    /**
     * MedCom messages, read as bytes. If Camel read them as text, a message that is not valid UTF-8 would fail before the hub could say
     * where it is wrong.
     */
    static final String FHIR = "platform-http:/fhir/messages?httpMethodRestrict=POST&useStreaming=true";

    /** XDIS messages, read as bytes: the XML declaration names their character set. */
    static final String XDIS = "platform-http:/xdis/messages?httpMethodRestrict=POST&useStreaming=true";

    /** Acknowledgements of municipalities, which arrive at {@link #FHIR}. */
    static final String ACKNOWLEDGEMENT = "direct:intake-acknowledgement";

    /** A message of a hospital without its envelope, and then by its format. Whoever calls handles the refusal. */
    static final String TAKE_MESSAGE = "direct:take-hospital-message";
    static final String TAKE_HL7 = "direct:take-hl7";
    static final String TAKE_MEDCOM = "direct:take-medcom";
    static final String TAKE_XDIS = "direct:take-xdis";

    /** A message that came by queue, and its answers. */
    static final String TAKE_FROM_QUEUE = "direct:take-from-queue";
    static final String ANSWER_TO_QUEUE = "direct:answer-to-queue";
    /** Producer address; {@link QueueAnswer} sets the queue. In the transaction of the consumer. */
    static final String ANSWERS = "jms:queue:hospital-answers?deliveryPersistent=true&exchangePattern=InOnly";

    private IntakeEndpoints() {}

    /**
     * Consumer address: one message in each transaction, in the order of the queue. The message stays as it came, so that nothing of it is
     * converted or deserialised. Answers go to {@link #ANSWERS} only, whatever address a sender asks for.
     */
    static String queueOf(HospitalId hospital) {
        return "jms:queue:" + Addresses.HOSPITAL_MESSAGES + hospital.value() + "?transacted=true&lazyCreateTransactionManager=false"
            + "&cacheLevelName=CACHE_CONSUMER&errorHandlerLogStackTrace=false&disableReplyTo=true&mapJmsMessage=false";
    }
}
