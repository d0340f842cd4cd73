package dk.broen.hub.program;

import dk.broen.hub.ops.RunningHub;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A question of a command to the hub that runs on a data directory. */
final class HubQuestion {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final Path data;

    /** @param data the data directory; empty means $BROEN_DATA, else {@code data} */
    HubQuestion(Optional<Path> data) {
        this.data = data.or(() -> RunCommand.environment("BROEN_DATA")).orElse(Path.of("data"));
    }

    /**
     * Asks the hub and says on standard error why there is no answer.
     *
     * @param request adds method, headers and body
     * @return empty if the hub does not answer
     */
    Optional<HttpResponse<String>> ask(String path, UnaryOperator<HttpRequest.Builder> request) throws InterruptedException {
        try {
            RunningHub hub = RunningHub.read(data);
            String credentials = Base64.getEncoder().encodeToString((hub.operator() + ":" + hub.token()).getBytes(StandardCharsets.UTF_8));
            return Optional
                .of(HttpClient.newHttpClient().send(request.apply(HttpRequest.newBuilder(hub.api().resolve(path)).timeout(PATIENCE)
                    .header("Authorization", "Basic " + credentials)).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (HttpTimeoutException e) {
            System.err.println("the hub did not answer within " + PATIENCE.toSeconds() + " seconds; see the log of the hub");
        } catch (IOException e) {
            System.err.println("no hub is running on the data directory " + data
                + "; start it with ./broen run, or name its data directory with --data DIR");
        }
        return Optional.empty();
    }
}
