package dk.broen.routes.delivery;

/** The steps that all channels share. {@link Gateways} has the endpoints for mail and SMS. */
final class DeliveryEndpoints {
    static final String CLAIM = "direct:claim-notices";
    static final String CLAIM_IN_ONE_TRANSACTION = "direct:claim-in-one-transaction";
    static final String SETTLE = "direct:settle-notices";
    static final String SETTLE_ALONE = "direct:settle-alone";
    static final String SETTLE_IN_ONE_TRANSACTION = "direct:settle-in-one-transaction";

    private DeliveryEndpoints() {}
}
