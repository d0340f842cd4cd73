package dk.broen.routes.delivery;

/** The addresses of the delivery route that do not depend on settings; mail and SMS are in {@link Gateways}. */
public final class DeliveryEndpoints {
    static final String DELIVER = "direct:deliver";
    /** The address stands in a header that only the resolver writes. */
    public static final String TO_QUEUE = "jms:queue:unaddressed?deliveryPersistent=true&exchangePattern=InOnly";

    private DeliveryEndpoints() {}
}
