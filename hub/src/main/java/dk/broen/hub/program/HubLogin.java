package dk.broen.hub.program;

import dk.broen.hub.ops.RunningHub;
import dk.broen.hub.settings.EncryptedOrLoopback;
import java.io.IOException;
import java.net.URI;
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
import picocli.CommandLine.Option;

/**
 * How a command logs in to a hub: as a client of its API, from any machine, or without an account as the operator on the machine of the hub.
 * The password comes from the environment only, because other users of the machine can read arguments.
 */
final class HubLogin {
    private static final String PASSWORD = "BROEN_CLIENT_PASSWORD";
    /** A large import takes minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @Option(names = "--hub", paramLabel = "URL", defaultValue = "${env:BROEN_HUB_URL}",
        description = "Address of the hub's API, for example https://broen.example (default: $BROEN_HUB_URL, else the hub of --data).")
    private Optional<URI> hub = Optional.empty();

    @Option(names = "--client", paramLabel = "NAME", defaultValue = "${env:BROEN_CLIENT}",
        description = "Name of the client of the API (default: $BROEN_CLIENT). Its password is read from $BROEN_CLIENT_PASSWORD.")
    private Optional<String> client = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory of the running hub (default: $BROEN_DATA, else data).")
    private Optional<Path> data = Optional.empty();

    /**
     * Sends a request and says on standard error why there is no answer.
     *
     * @param request adds method, headers and body
     * @return empty if the hub does not answer, or it is not said how to log in
     */
    <T> Optional<HttpResponse<T>> ask(String path, UnaryOperator<HttpRequest.Builder> request, HttpResponse.BodyHandler<T> body)
        throws InterruptedException {
        Optional<String> password = Optional.ofNullable(System.getenv(PASSWORD));
        if (client.isPresent() != password.isPresent() || hub.isPresent() && client.isEmpty()) {
            System.err.println("a client has a name and a password: give --client or $BROEN_CLIENT, and $" + PASSWORD);
            return Optional.empty();
        }
        if (hub.filter(address -> !EncryptedOrLoopback.Validator.isSafe(address)).isPresent()) {
            System.err.println("--hub: the password and the facts leave this machine only encrypted: give an https address");
            return Optional.empty();
        }
        try {
            URI address = hub.isPresent() ? hub.get() : running().api();
            String login = client.isPresent() ? client.get() + ":" + password.get() : running().operator() + ":" + running().token();
            String credentials = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
            return Optional.of(HttpClient.newHttpClient().send(request.apply(HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE)
                .header("Authorization", "Basic " + credentials)).build(), body));
        } catch (HttpTimeoutException e) {
            System.err.println("the hub did not answer within " + PATIENCE.toMinutes() + " minutes; see the log of the hub");
        } catch (IOException e) {
            System.err.println(hub.map(url -> "no hub answers at " + url).orElseGet(() -> "no hub is running on the data directory "
                + directory() + "; start it with ./broen run, name its data directory with --data DIR, or its address with --hub URL"));
        }
        return Optional.empty();
    }

    private RunningHub running() throws IOException {
        return RunningHub.read(directory());
    }

    private Path directory() {
        return data.or(() -> RunCommand.environment("BROEN_DATA")).orElse(Path.of("data"));
    }
}
