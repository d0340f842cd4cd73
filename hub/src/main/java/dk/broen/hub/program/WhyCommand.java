package dk.broen.hub.program;

import dk.broen.hub.ops.RunningHub;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the running hub why each unit was or was not told, or why a message was not accepted. */
@Command(name = "why", description = "Explains why each unit was or was not told, or why a message was not accepted.",
    mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Parameters(paramLabel = "REFERENCE",
        description = "The reference of a message or a notice from a log or a notice, or the hospital's message id.")
    private String reference = "";

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory of the running hub (default: $BROEN_DATA, else data).")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--json", description = "Prints the answer as JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Path directory = data.or(() -> RunCommand.environment("BROEN_DATA")).orElse(Path.of("data"));
        try {
            HttpResponse<String> answer = ask(RunningHub.read(directory));
            return answer.statusCode() == 200 ? print(answer.body()) : report(answer.statusCode());
        } catch (HttpTimeoutException e) {
            System.err.println("the hub did not answer within " + PATIENCE.toSeconds() + " seconds; see the log of the hub");
            return 1;
        } catch (IOException e) {
            System.err.println("no hub is running on the data directory " + directory
                + "; start it with ./broen run, or name its data directory with --data DIR");
            return 1;
        }
    }

    private HttpResponse<String> ask(RunningHub hub) throws IOException, InterruptedException {
        URI address = hub.api().resolve("/api/why?reference=" + URLEncoder.encode(reference, StandardCharsets.UTF_8));
        String credentials = Base64.getEncoder().encodeToString((hub.operator() + ":" + hub.token()).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE)
            .header("Authorization", "Basic " + credentials).header("Accept", json ? "application/json" : "text/plain").build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static int print(String answer) {
        System.out.println(answer.stripTrailing());
        return 0;
    }

    private int report(int status) {
        System.err.println(status == 404 ? "no message or notice has the reference " + reference
            : "the hub answered HTTP " + status + "; see the log of the hub");
        return 1;
    }
}
