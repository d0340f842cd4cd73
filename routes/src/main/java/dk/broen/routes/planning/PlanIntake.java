package dk.broen.routes.planning;

import static dk.broen.routes.arrival.IntakeQueues.FROM_INTAKE;
import static dk.broen.routes.planning.PlanningEndpoints.PLAN;

import dk.broen.routes.arrival.DatabaseRetry;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Consumes stored messages, in order for each citizen. A message is acknowledged to the broker only after the transaction of
 * {@link PlanMessage} has committed.
 */
@Component
class PlanIntake extends RouteBuilder {
    @Override
    public void configure() {
        from(FROM_INTAKE).routeId("plan-intake").routeConfigurationId(DatabaseRetry.ID)
            .description("Makes decisions and notices from stored messages")
            .setProperty(DatabaseRetry.SEALED, body()).id("keep-sealed").description("Remembers the encrypted message for error handling")
            .bean(Unseal.class).id("unseal").description("Decrypts the message")
            .to(PLAN).id("plan").description("Plans the message in one database transaction");
    }
}
