package dk.broen.routes.planning;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Looks at the held messages every half minute, because a hub gets a new key only by a restart, and the other hubs do not hear of it. */
@Component
class PlanHeld extends RouteBuilder {
    @Override
    public void configure() {
        from("timer:held-messages?period=30000").routeId("plan-held").description("Looks every half minute at messages that wait for a key")
            .bean(AwaitKey.class, "planReadable").id("plan-readable").description("Plans those whose key this hub has");
    }
}
