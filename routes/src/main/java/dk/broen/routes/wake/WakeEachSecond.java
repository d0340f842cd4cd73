package dk.broen.routes.wake;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Wakes every channel once a second: the time of a notice is reached, or a lease has run out. */
@Component
class WakeEachSecond extends RouteBuilder {
    @Override
    public void configure() {
        from("timer:wake-delivery?period=1000").routeId("wake-delivery").description("Wakes the delivery of each channel every second")
            .bean(Wake.class, "all").id("wake").description("One token for each channel");
    }
}
