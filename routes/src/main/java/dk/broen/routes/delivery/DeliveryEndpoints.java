package dk.broen.routes.delivery;

/** The endpoints of the delivery route that do not depend on settings. {@link Gateways} has the endpoints for mail and SMS. */
public final class DeliveryEndpoints {
    static final String DELIVER = "direct:deliver";
    /** The queue name comes from a header that only {@link Render} sets; {@code unaddressed} is never used. */
    public static final String TO_QUEUE = "jms:queue:unaddressed?deliveryPersistent=true&exchangePattern=InOnly";

    private DeliveryEndpoints() {}
}
