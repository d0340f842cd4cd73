package dk.broen.routes.facts;

import dk.broen.adapters.queue.Addresses;
import dk.broen.domain.terms.MunicipalityCode;

/** The endpoints of the routes of facts. */
final class FactsEndpoints {
    static final String RECORD = "direct:record-facts";
    /** Producer address; {@link WriteAnswer} sets the queue. In the transaction of the consumer. */
    static final String ANSWERS = "jms:queue:facts-answers?deliveryPersistent=true&exchangePattern=InOnly";

    private FactsEndpoints() {}

    /** Consumer address: one message in each transaction. Answers go to {@link #ANSWERS} only, whatever address a sender asks for. */
    static String from(MunicipalityCode municipality) {
        return "jms:queue:" + Addresses.FACTS + municipality.value() + "?transacted=true&lazyCreateTransactionManager=false"
            + "&cacheLevelName=CACHE_CONSUMER&errorHandlerLogStackTrace=false&disableReplyTo=true";
    }
}
