package dk.broen.routes.intake;

import static dk.broen.routes.arrival.IntakeQueues.FROM_REFUSED;

import dk.broen.routes.arrival.DatabaseRetry;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Moves refused messages from their queue to the database. The queue lets the hub answer a hospital while the database is down. */
@Component
class RefusedToStore extends RouteBuilder {
    @Override
    public void configure() {
        from(FROM_REFUSED).routeId("refused-to-store").routeConfigurationId(DatabaseRetry.ID)
            .description("Refused messages are stored with the reason")
            .setProperty(DatabaseRetry.SEALED, body()).id("keep-sealed-refusal")
            .description("Remembers the encrypted refusal for error handling")
            .bean(KeepRefused.class).id("keep-refused").description("Stores the refusal as a dead letter");
    }
}
