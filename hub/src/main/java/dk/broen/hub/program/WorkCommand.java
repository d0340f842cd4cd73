package dk.broen.hub.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** Lists and answers what a human must do, at the running hub. Prints no citizen data. */
@Command(name = "work", description = "Lists, takes and answers work items: what a human must do.", mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class WorkCommand {
    private static final String ITEMS = "/api/work-items";
    private static final int WRONG_USAGE = 2;

    @Option(names = "--data", paramLabel = "DIR", scope = ScopeType.INHERIT,
        description = "Data directory of the running hub (default: $BROEN_DATA, else data).")
    private Optional<Path> data = Optional.empty();

    @Command(name = "list", description = "Lists work items, oldest first. The options can be combined.", mixinStandardHelpOptions = true)
    int list(@Option(names = "--kind", description = "Only this kind, for example ASK_FOR_CONSENT.") Optional<String> kind,
        @Option(names = "--owner", description = "Only WARD, REGION, MUNICIPALITY or OPERATIONS.") Optional<String> owner,
        @Option(names = "--state", paramLabel = "STATE,STATE",
            description = "OPEN, TAKEN, DONE, DENIED, REASON_GONE (default: OPEN,TAKEN).") Optional<String> state,
        @Option(names = "--due-before", paramLabel = "INSTANT",
            description = "Only what is due before, for example 2026-12-01T08:00:00Z.") Optional<String> dueBefore,
        @Option(names = "--after", paramLabel = "REFERENCE", description = "Reads on after this work item.") Optional<String> after,
        @Option(names = "--limit", description = "At most this many (default: 100).") Optional<Integer> limit,
        @Option(names = "--json", description = "Prints the answer as JSON.") boolean json) throws InterruptedException {
        List<String> query = new ArrayList<>();
        add(query, "kind", kind);
        add(query, "owner", owner);
        add(query, "state", state);
        add(query, "dueBefore", dueBefore);
        add(query, "after", after);
        add(query, "limit", limit.map(Object::toString));
        return ask(ITEMS + (query.isEmpty() ? "" : "?" + String.join("&", query)), request -> request.header("Accept", format(json)));
    }

    @Command(name = "show", description = "Shows one work item with its history, and the answers that it accepts.",
        mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "REFERENCE") String reference,
        @Option(names = "--json", description = "Prints the answer as JSON.") boolean json) throws InterruptedException {
        return ask(path(reference, ""), request -> request.header("Accept", format(json)));
    }

    @Command(name = "take", description = "Takes a work item, so that others see that somebody works on it.",
        mixinStandardHelpOptions = true)
    int take(@Parameters(paramLabel = "REFERENCE") String reference) throws InterruptedException {
        return post(path(reference, "/take"), JsonNodeFactory.instance.objectNode(), "the work item " + reference + " is taken");
    }

    @Command(name = "give-back", description = "Gives back a work item that somebody has taken.", mixinStandardHelpOptions = true)
    int giveBack(@Parameters(paramLabel = "REFERENCE") String reference) throws InterruptedException {
        return post(path(reference, "/give-back"), JsonNodeFactory.instance.objectNode(), "the work item " + reference + " is given back");
    }

    @Command(name = "answer", description = "Answers a work item, for example after a call from the ward.", mixinStandardHelpOptions = true)
    int answer(@Parameters(index = "0", paramLabel = "REFERENCE") String reference,
        @Parameters(index = "1", paramLabel = "ANSWER", description = "One of those that ./broen work show REFERENCE names.") String answer,
        @Option(names = "--because", required = true, paramLabel = "TEXT",
            description = "Why; it is stored with the answer.") String because,
        @Option(names = "--details", paramLabel = "FILE", description = "A JSON file with the consent, residence or appointment, for "
            + "example {\"consent\": {\"to\": [\"HOUSING_SUPPORT\"], \"form\": \"VERBAL\", \"obtained_by\": \"nurse on P2\"}}.") Optional<
                Path> details)
        throws InterruptedException {
        Optional<ObjectNode> body = details.isEmpty() ? Optional.of(JsonNodeFactory.instance.objectNode()) : read(details.get());
        return body.isEmpty() ? WRONG_USAGE : because(body.get(), because, answered -> post(path(reference, "/answer"),
            answered.put("answer", answer), "the work item " + reference + " is answered: " + answer));
    }

    @Command(name = "close", description = "Closes a work item: what it asks for is done.", mixinStandardHelpOptions = true)
    int close(@Parameters(paramLabel = "REFERENCE") String reference,
        @Option(names = "--because", required = true, paramLabel = "TEXT",
            description = "Why; it is stored with the work item.") String because)
        throws InterruptedException {
        return because(JsonNodeFactory.instance.objectNode(), because,
            body -> post(path(reference, "/close"), body, "the work item " + reference + " is closed"));
    }

    @Command(name = "take-back", description = "Takes back whose replacement CPR number it was said to be: its messages wait again.",
        mixinStandardHelpOptions = true)
    int takeBack(@Parameters(paramLabel = "REFERENCE") String reference,
        @Option(names = "--because", required = true, paramLabel = "TEXT", description = "Why; it is stored.") String because)
        throws InterruptedException {
        return because(JsonNodeFactory.instance.objectNode(), because,
            body -> post(path(reference, "/take-back"), body, "the answer to " + reference + " is taken back"));
    }

    private interface Sending {
        int send(ObjectNode body) throws InterruptedException;
    }

    private static int because(ObjectNode body, String because, Sending sending) throws InterruptedException {
        if (because.isBlank()) {
            System.err.println("--because is empty; give the reason");
            return WRONG_USAGE;
        }
        return sending.send(body.put("because", because));
    }

    private static Optional<ObjectNode> read(Path file) {
        try {
            if (new ObjectMapper().readTree(Files.readString(file)) instanceof ObjectNode details) {
                return Optional.of(details);
            }
            System.err.println(file + ": is not a JSON object");
        } catch (JsonProcessingException invalid) {
            System.err.println(file + ":" + invalid.getLocation().getLineNr() + ": is not JSON");
        } catch (IOException unreadable) {
            System.err.println(file + ": cannot be read");
        }
        return Optional.empty();
    }

    private int post(String path, ObjectNode body, String done) throws InterruptedException {
        return ask(path, request -> request.header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())), done);
    }

    private int ask(String path, UnaryOperator<HttpRequest.Builder> request) throws InterruptedException {
        return ask(path, request, "");
    }

    /** @param done printed when the hub answers without a body */
    private int ask(String path, UnaryOperator<HttpRequest.Builder> request, String done) throws InterruptedException {
        return new HubQuestion(data).ask(path, request).map(answer -> report(answer, done)).orElse(1);
    }

    /** The hub says in problem+json what is wrong, without citizen data. */
    private static int report(HttpResponse<String> answer, String done) {
        if (answer.statusCode() == 200 || answer.statusCode() == 204) {
            System.out.println(answer.statusCode() == 204 ? done : answer.body().stripTrailing());
            return 0;
        }
        try {
            JsonNode problem = new ObjectMapper().readTree(answer.body());
            System.err.println(problem.path("detail").asText("the hub answered HTTP " + answer.statusCode()));
            problem.path("faults").forEach(fault -> System.err.println("  " + fault.asText()));
        } catch (JsonProcessingException noProblem) {
            System.err.println("the hub answered HTTP " + answer.statusCode() + "; see the log of the hub");
        }
        return 1;
    }

    private static void add(List<String> query, String key, Optional<String> value) {
        value.ifPresent(text -> query.add(key + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8)));
    }

    private static String path(String reference, String action) {
        return ITEMS + "/" + URLEncoder.encode(reference, StandardCharsets.UTF_8) + action;
    }

    private static String format(boolean json) {
        return json ? "application/json" : "text/plain";
    }
}
