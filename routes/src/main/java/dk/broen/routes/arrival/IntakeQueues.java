package dk.broen.routes.arrival;

/** The queues between receiving and planning. */
public final class IntakeQueues {
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

    private IntakeQueues() {}
}
