package dk.broen.routes.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.AdviceWithRouteBuilder;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;

/**
 * A route that a test starts instead of its consumer. Before each step, the test can look at the exchange or let the step fail. Steps and
 * error policy are those of the model before the advice.
 */
public final class AdvisedRoute {
    /** A message of a stranger may have such headers. They must neither control what leaves the hub nor leave with it. */
    private static final Map<String, Object> OF_A_STRANGER = Map.of("To", "stranger@elsewhere.example", "Bcc", "stranger@elsewhere.example",
        "Reply-To", "stranger@elsewhere.example", "CamelHttpUri", "http://elsewhere.test", "CamelHttpQuery", "to=elsewhere",
        "CamelJmsDestinationName", "elsewhere", "JMSReplyTo", "elsewhere", "JMSXGroupID", "elsewhere", "X-Stranger", "elsewhere");
    private static final int LONGEST_RUN_SECONDS = 30;
    private final CamelContext camel;
    private final ProducerTemplate template;
    private final String id;
    private final String from;
    private final String input;
    private final List<Step> steps;
    private final List<Step> handlers;
    private final Map<String, Processor> before = new ConcurrentHashMap<>();

    /** @param mocked what is sent to the input of the route goes to a mock */
    AdvisedRoute(CamelContext camel, ProducerTemplate template, RouteDefinition route, boolean mocked) {
        this.camel = camel;
        this.template = template;
        this.id = route.getRouteId();
        this.from = route.getInput().getEndpointUri();
        this.input = mocked || !from.startsWith("direct:") ? "direct:run-" + id : from;
        this.steps = Step.of(route.getOutputs().stream().filter(step -> !isHandler(step)).toList());
        this.handlers = Step.of(route.getOutputs().stream().filter(AdvisedRoute::isHandler).toList());
    }

    private static boolean isHandler(ProcessorDefinition<?> definition) {
        return definition instanceof OnExceptionDefinition;
    }

    void advise(AdviceWithRouteBuilder advice) {
        advice.replaceFromWith(input);
        allSteps().filter(step -> step.hasId() && !step.isClause())
            .forEach(step -> advice.weaveById(step.id()).before().process(exchange -> look(step.id(), exchange)));
    }

    private void look(String step, Exchange exchange) throws Exception {
        Processor look = before.get(step);
        if (look != null) {
            look.process(exchange);
        }
    }

    private Stream<Step> allSteps() {
        return steps.stream().flatMap(Step::all);
    }

    void reset() {
        before.clear();
    }

    public String id() {
        return id;
    }

    /** The endpoint from which the route consumes in the hub. */
    public String from() {
        return from;
    }

    /** The ids of the steps in their order, one a line; what is inside a step is indented. */
    public String steps() {
        return Step.tree(steps);
    }

    /** The same for the handlers of failures, in the order in which Camel asks them. */
    public String handlers() {
        return Step.tree(handlers);
    }

    /** The steps whose purpose the diagram of the route does not tell. */
    public List<String> stepsWithoutDescription() {
        return Stream.concat(steps.stream(), handlers.stream()).flatMap(Step::all)
            .filter(step -> !step.hasId() || step.description().isEmpty()).map(Step::id).toList();
    }

    /** Looks at each exchange that reaches the step. */
    public void before(String step, Processor look) {
        assertThat(allSteps().map(Step::id)).contains(step);
        before.put(step, look);
    }

    /** Counts how often the step is reached. */
    public AtomicInteger counts(String step) {
        return fails(step, 0, new IllegalStateException());
    }

    /**
     * The step fails each time.
     *
     * @return how often it was reached
     */
    public AtomicInteger fails(String step, Exception failure) {
        return fails(step, Integer.MAX_VALUE, failure);
    }

    /**
     * The step fails so many times, and then succeeds.
     *
     * @return how often it was reached
     */
    public AtomicInteger fails(String step, int times, Exception failure) {
        return fails(step, exchange -> {}, times, failure);
    }

    /**
     * The test looks at each exchange that reaches the step, and then the step fails.
     *
     * @return how often it was reached
     */
    public AtomicInteger fails(String step, Processor look, Exception failure) {
        return fails(step, look, Integer.MAX_VALUE, failure);
    }

    private AtomicInteger fails(String step, Processor look, int times, Exception failure) {
        AtomicInteger reached = new AtomicInteger();
        before(step, exchange -> {
            look.process(exchange);
            if (reached.incrementAndGet() <= times) {
                throw failure;
            }
        });
        return reached;
    }

    /** The mock that takes what the route sends to the endpoint. */
    public MockEndpoint partner(String endpoint) {
        return camel.getEndpoint("mock:" + endpoint.replaceFirst("//", ""), MockEndpoint.class);
    }

    /** Says when exchanges of the route are done. */
    public NotifyBuilder notified() {
        return new NotifyBuilder(camel).fromRoute(id);
    }

    /** Runs the route to its end, for a message that also has the headers of a stranger. */
    public Exchange run(Object body) {
        return runWith(message -> {
            message.getMessage().setBody(body);
            message.getMessage().setHeaders(new HashMap<>(OF_A_STRANGER));
        });
    }

    /** Runs the route to its end, for a message as its component makes it. */
    public Exchange runWith(Processor component) {
        NotifyBuilder done = notified().whenDone(1).create();
        Exchange exchange = template.send(input, component);
        assertThat(done.matches(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)).as("%s has run to its end", id).isTrue();
        done.destroy();
        return exchange;
    }
}
