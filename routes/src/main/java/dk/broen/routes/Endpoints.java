package dk.broen.routes;

/** Every address that routes name, in one place. */
public final class Endpoints {
    /** Sealed arrivals, persistent and synced. */
    public static final String INTAKE = "jms:queue:intake?deliveryPersistent=true&exchangePattern=InOnly";
    /** One transaction per message; a citizen's messages keep to one consumer (JMSXGroupID). */
    public static final String FROM_INTAKE =
        "jms:queue:intake?transacted=true&lazyCreateTransactionManager=false&cacheLevelName=CACHE_CONSUMER"
        + "&concurrentConsumers={{broen.planning.consumers:4}}";
    /** Sealed refusals on their way to the dead-letter store. */
    public static final String REFUSED = "jms:queue:refused?deliveryPersistent=true&exchangePattern=InOnly";
    public static final String FROM_REFUSED =
        "jms:queue:refused?transacted=true&lazyCreateTransactionManager=false&cacheLevelName=CACHE_CONSUMER";
    /** MedCom messages by HTTP, as the bytes that came: read as text, what is no UTF-8 would fail before anybody could say where. */
    public static final String FHIR = "platform-http:/fhir/messages?httpMethodRestrict=POST&useStreaming=true";
    public static final String PLAN = "direct:plan";
    public static final String PLAN_AGAIN = "direct:plan-again";
    public static final String DISPATCH = "direct:dispatch";
    /** The address stands in a header that only the resolver writes. */
    public static final String TO_QUEUE = "jms:queue:unaddressed?deliveryPersistent=true&exchangePattern=InOnly";

    private Endpoints() {}
}
