package dk.broen.routes.arrival;

/** The queues between intake and planning. */
public final class IntakeQueues {
    /** Producer address for encrypted arrivals: persistent, and synced to disk before the send returns. */
    public static final String INTAKE = "jms:queue:intake?deliveryPersistent=true&exchangePattern=InOnly";
    /** Consumer address: one transaction per batch. All messages of one citizen go to the same session in order (JMSXGroupID). */
    public static final String FROM_INTAKE = "batch:intake";
    /** Producer address for encrypted refusals. From this queue they go to the dead-letter store. */
    public static final String REFUSED = "jms:queue:refused?deliveryPersistent=true&exchangePattern=InOnly";
    public static final String FROM_REFUSED =
        "jms:queue:refused?transacted=true&lazyCreateTransactionManager=false&cacheLevelName=CACHE_CONSUMER&disableReplyTo=true";

    /** Producer address for encrypted replies of wards: stored before they are acknowledged, like what is about a stay. */
    public static final String REPLIES = "jms:queue:replies?deliveryPersistent=true&exchangePattern=InOnly";
    public static final String FROM_REPLIES =
        "jms:queue:replies?transacted=true&lazyCreateTransactionManager=false&cacheLevelName=CACHE_CONSUMER&disableReplyTo=true";

    private IntakeQueues() {}
}
