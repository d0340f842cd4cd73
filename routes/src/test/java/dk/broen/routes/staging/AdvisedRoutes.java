package dk.broen.routes.staging;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;

/** The routes of the program. They are advised and started together when a test asks for the first one. */
public final class AdvisedRoutes {
    /** A mock takes what is sent there: the partners, the tokens for the channels, and what a channel claims and settles, or an acknowledgement settles. */
    private static final List<String> MOCKED =
        List.of("jms:*", "smtp:*", "http:*", "seda:deliver-by-*", "direct:claim-notices", "direct:settle-notices",
            "direct:acknowledged-notice", "direct:intake-acknowledgement");
    private final ModelCamelContext camel;
    private final ProducerTemplate template;
    private final Map<String, AdvisedRoute> routes = new TreeMap<>();

    AdvisedRoutes(CamelContext camel, ProducerTemplate template) {
        this.camel = (ModelCamelContext) camel;
        this.template = template;
    }

    /** The route. No step of any route fails any more, and the mocks are empty. */
    public AdvisedRoute get(String id) throws Exception {
        start();
        MockEndpoint.resetMocks(camel);
        routes.values().forEach(AdvisedRoute::reset);
        return routes.get(id);
    }

    public Collection<AdvisedRoute> all() throws Exception {
        start();
        return routes.values();
    }

    private void start() throws Exception {
        if (!routes.isEmpty()) {
            return;
        }
        for (RouteDefinition route : camel.getRouteDefinitions()) {
            boolean mocked = MOCKED.contains(route.getInput().getEndpointUri());
            routes.put(route.getRouteId(), new AdvisedRoute(camel, template, route, mocked));
        }
        for (AdvisedRoute route : routes.values()) {
            AdviceWith.adviceWith(camel, route.id(), advice -> {
                route.advise(advice);
                advice.mockEndpointsAndSkip(MOCKED.toArray(String[]::new));
            });
        }
        camel.start();
    }
}
