package dk.broen.routes.census;

import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.stereotype.Component;

/** What happens if the hub fails on a list: nothing counts as taken, and the next look begins again. */
@Component
class ListFailures extends RouteConfigurationBuilder {
    static final String ID = "list-failures";

    @Override
    public void configuration() {
        routeConfiguration(ID).onException(Exception.class).id("list-not-taken").handled(true)
            .description("The hub failed: the next look begins again")
            .bean(ReportList.class, "failed").id("report-list-not-taken").description("Logs the cause");
    }
}
