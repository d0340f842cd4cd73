package dk.broen.routes.intake;

import static dk.broen.routes.arrival.IntakeQueues.FROM_REFUSED;

import dk.broen.routes.arrival.DatabaseRetry;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Refused messages wait on a queue until the database has them: a hospital gets its answer without it. */
@Component
class RefusedToStore extends RouteBuilder {
    @Override
    public void configure() {
        from(FROM_REFUSED).routeId("refused-to-store").routeConfigurationId(DatabaseRetry.ID)
            .description("Messages that were answered negatively are kept with the reason")
            .setProperty(DatabaseRetry.SEALED, body()).id("keep-sealed-refusal")
            .description("The refusal as it stood on the queue")
            .bean(KeepRefused.class).id("keep-refused").description("Into the dead-letter store");
    }
}
