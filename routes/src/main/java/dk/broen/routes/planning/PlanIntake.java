package dk.broen.routes.planning;

import static dk.broen.routes.arrival.IntakeQueues.FROM_INTAKE;
import static dk.broen.routes.planning.PlanningEndpoints.PLAN;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Consumes stored messages in batches, in order for each citizen. A batch is acknowledged to the broker only after the transaction of
 * {@link PlanMessages} has committed.
 */
@Component
class PlanIntake extends RouteBuilder {
    /** Exchange property: the encrypted messages as they were on the queue. */
    static final String BATCH = "BroenBatch";

    @Override
    public void configure() {
        from(FROM_INTAKE).routeId("plan-intake").routeConfigurationId(OneByOne.ID)
            .description("Makes decisions and notices from stored messages")
            .setProperty(BATCH, body()).id("keep-batch").description("Remembers the encrypted messages for error handling")
            .bean(Unseal.class, "all").id("unseal").description("Decrypts the messages")
            .to(PLAN).id("plan").description("Plans the batch in one database transaction");
    }
}
