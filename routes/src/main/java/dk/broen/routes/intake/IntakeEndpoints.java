package dk.broen.routes.intake;

import dk.broen.adapters.queue.Addresses;
import dk.broen.domain.terms.HospitalId;

/** The endpoints for hospitals over HTTP and by queue. The MLLP endpoint is in the adapters module. */
final class IntakeEndpoints {
    private static final String FROM_CLIENTS = "?httpMethodRestrict=POST&useStreaming=true&headerFilterStrategy=#" + NoHeaders.NAME;
    /**
     * MedCom messages, read as bytes. If Camel read them as text, a message that is not valid UTF-8 would fail before the hub could say
     * where it is wrong.
     */
    static final String FHIR = "platform-http:/fhir/messages" + FROM_CLIENTS;

    /** XDIS messages, read as bytes: the XML declaration names their character set. */
    static final String XDIS = "platform-http:/xdis/messages" + FROM_CLIENTS;

    /** Messages of a hospital that came by queue, by their format. */
    static final String TAKE_FROM_QUEUE = "direct:take-hospital-message";
    static final String HL7_FROM_QUEUE = "direct:hl7-from-queue";
    static final String MEDCOM_FROM_QUEUE = "direct:medcom-from-queue";
    /** Producer address; {@link QueueAnswer} sets the queue. In the transaction of the consumer. */
    static final String ANSWERS = "jms:queue:hospital-answers?deliveryPersistent=true&exchangePattern=InOnly";

    /** Acknowledgements of municipalities, which arrive at {@link #FHIR}. */
    static final String ACKNOWLEDGEMENT = "direct:intake-acknowledgement";

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
