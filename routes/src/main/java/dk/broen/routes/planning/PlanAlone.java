package dk.broen.routes.planning;

import static dk.broen.routes.planning.PlanningEndpoints.ALONE;
import static dk.broen.routes.planning.PlanningEndpoints.PLAN;

import dk.broen.adapters.crypto.UnknownKeyException;
import dk.broen.routes.arrival.DatabaseRetry;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Plans one message of a batch that failed, in a transaction of its own, or sets it aside. */
@Component
class PlanAlone extends RouteBuilder {
    @Override
    public void configure() {
        from(ALONE).routeId("plan-alone").routeConfigurationId(DatabaseRetry.ID).description("Plans one message, or sets it aside")
            .onException(UnknownKeyException.class).id("key-missing").description("Sealed with a key that this hub does not have: held")
            .maximumRedeliveries(0).handled(true).logExhausted(false)
            .bean(AwaitKey.class, "hold").id("hold").description("Waits on a queue of its own for a hub that has the key").end()
            .setProperty(DatabaseRetry.SEALED, body()).id("keep-sealed").description("Remembers the encrypted message for error handling")
            .bean(Unseal.class, "one").id("unseal-one").description("Decrypts the message")
            .to(PLAN).id("plan-one").description("Plans the message in one database transaction");
    }
}
