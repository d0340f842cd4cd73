package dk.broen.hub.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.facts.FactsRefused;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a file with facts to the hub and says what became of each. */
@Command(name = "import",
    description = "Records the facts of a file. The same file again changes nothing. The output names lines, no citizens.",
    mixinStandardHelpOptions = true)
final class FactsImportCommand implements Callable<Integer> {
    private static final int CREATED = 201;
    private static final int OK = 200;

    @Parameters(paramLabel = "FILE", description = "A facts document (JSON) or a sheet (CSV).")
    private Path file = Path.of("");

    @Option(names = "--because", required = true, paramLabel = "TEXT", description = "Why; it is stored with each fact.")
    private String because = "";

    @Option(names = "--source", paramLabel = "NAME", description = "The system that the facts come from (default: the client).")
    private Optional<String> source = Optional.empty();

    @Option(names = "--replace",
        description = "The file is everything that the source knows: what it said before and does not name any more "
            + "is ended, and consents are withdrawn.")
    private boolean replace;

    @Option(names = "--replace-citizens", description = "The same, only for the citizens whom the file names.")
    private boolean replaceCitizens;

    @Option(names = "--partial", description = "Records what is valid if something else is refused.")
    private boolean partial;

    @Option(names = "--preview", description = "Only says what would be done, with a token.")
    private boolean preview;

    @Option(names = "--previewed", paramLabel = "TOKEN", description = "Does exactly what the preview with this token said, or nothing.")
    private Optional<String> previewed = Optional.empty();

    @Option(names = "--json", description = "Prints the answer of the hub as JSON; it can name citizens.")
    private boolean json;

    @Mixin
    private HubLogin hub = new HubLogin();

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            System.err.println("cannot read " + file);
            return 2;
        }
        if (because.isBlank()) {
            System.err.println("--because is empty; give the reason");
            return 2;
        }
        try {
            FactsFile facts = FactsFile.read(file);
            String body = ordered(facts.document()).toString();
            return hub.ask("/api/facts", request -> request.header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .map(answer -> report(answer, facts)).orElse(1);
        } catch (FactsRefused unreadable) {
            unreadable.faults().forEach(System.err::println);
            return 1;
        }
    }

    private ObjectNode ordered(ObjectNode document) {
        document.put("because", because);
        source.ifPresent(name -> document.put("source", name));
        if (replace || replaceCitizens) {
            document.put("replace", replace ? "SOURCE" : "CITIZENS");
        }
        document.put("partial", partial).put("preview", preview);
        previewed.ifPresent(token -> document.put("previewed", token));
        return document;
    }

    private int report(HttpResponse<String> answer, FactsFile facts) {
        JsonNode body = read(answer.body());
        if (answer.statusCode() != OK && answer.statusCode() != CREATED) {
            System.err.println(body.path("detail").asText("the hub answered HTTP " + answer.statusCode() + "; see the log of the hub"));
            facts.faults().apply(StreamSupport.stream(body.path("faults").spliterator(), false).map(JsonNode::asText).toList())
                .forEach(System.err::println);
            body.path("stale").forEach(stale -> System.err.println(facts.places().apply(stale.path("place").asText()) + ": "
                + stale.path("added").size() + " facts are new, " + stale.path("gone").size() + " are gone"));
            return 1;
        }
        if (json) {
            System.out.println(body.toPrettyString());
        } else {
            print(body, facts);
        }
        return body.path("refused").isEmpty() ? 0 : 1;
    }

    private void print(JsonNode answer, FactsFile facts) {
        answer.path("facts").forEach(fact -> {
            String result = fact.path("result").asText();
            if (!result.equals("UNCHANGED")) {
                System.out.println(column(result) + facts.places().apply(fact.path("place").asText()));
            }
        });
        answer.path("gone").forEach(gone -> System.out.println(column(gone.path("result").asText())
            + gone.path("kind").asText().toLowerCase(Locale.ROOT) + " " + gone.path("id").asText() + ", which the file does not name"));
        facts.faults().apply(StreamSupport.stream(answer.path("refused").spliterator(), false)
            .map(refused -> refused.path("place").asText() + ": " + refused.path("fault").asText()).toList())
            .forEach(fault -> System.err.println(column("REFUSED") + fault));
        StringBuilder counts = new StringBuilder();
        answer.path("counts").fields()
            .forEachRemaining(count -> counts.append(counts.isEmpty() ? "" : ", ").append(count.getValue().asText())
                .append(' ').append(count.getKey()));
        System.out.println((preview ? "preview, nothing is stored: " : "") + counts);
        if (preview) {
            System.out.println("to do exactly this, run the same command with --previewed " + answer.path("previewed").asText()
                + " instead of --preview");
        }
    }

    private static String column(String result) {
        return String.format(Locale.ROOT, "%-11s", result.toLowerCase(Locale.ROOT));
    }

    private static JsonNode read(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (JsonProcessingException none) {
            return MissingNode.getInstance();
        }
    }
}
