package dk.broen.routes.planning;

import static dk.broen.routes.arrival.IntakeQueues.FROM_INTAKE;
import static dk.broen.routes.planning.PlanningEndpoints.PLAN;

import dk.broen.routes.arrival.DatabaseRetry;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Takes stored messages in order per citizen; acknowledged to the broker only after the transaction of {@link PlanMessage} has committed.
 */
@Component
class PlanIntake extends RouteBuilder {
    @Override
    public void configure() {
        from(FROM_INTAKE).routeId("planning").routeConfigurationId(DatabaseRetry.ID)
            .description("Stored messages become decisions and notices")
            .setProperty(DatabaseRetry.SEALED, body()).id("keep-sealed").description("The message as it stood on the queue")
            .bean(Unseal.class).id("unseal").description("Decrypted")
            .to(PLAN).id("plan").description("One transaction, all or none");
    }
}
