package dk.broen.routes.acknowledgement;

import dk.broen.adapters.queue.Addresses;
import dk.broen.domain.terms.MunicipalityCode;

/** The endpoints of the routes of answers to notices. */
final class AcknowledgementEndpoints {
    static final String RECORD = "direct:record-acknowledgement";
    /** Producer address; {@link WriteOutcome} sets the queue. In the transaction of the consumer. */
    static final String OUTCOMES = "jms:queue:acknowledgement-outcomes?deliveryPersistent=true&exchangePattern=InOnly";

    private AcknowledgementEndpoints() {}

    /** Consumer address: one message in each transaction. Outcomes go to {@link #OUTCOMES} only, whatever address a sender asks for. */
    static String from(MunicipalityCode municipality) {
        return "jms:queue:" + Addresses.ACKNOWLEDGEMENTS + municipality.value()
            + "?transacted=true&lazyCreateTransactionManager=false&cacheLevelName=CACHE_CONSUMER&errorHandlerLogStackTrace=false"
            + "&disableReplyTo=true";
    }
}
