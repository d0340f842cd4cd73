package dk.broen.hub.program;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the facts of a municipality as a facts document that can be imported again. */
@Command(name = "export", description = "Prints the facts of a municipality as a facts document. The output names citizens: keep it safe.",
    mixinStandardHelpOptions = true)
final class FactsExportCommand implements Callable<Integer> {
    private static final int OK = 200;

    @Option(names = "--municipality", paramLabel = "CODE", description = "Its code; only an operator needs it.")
    private Optional<String> municipality = Optional.empty();

    @Option(names = "--source", paramLabel = "NAME", description = "Only what comes from this system (default: from all).")
    private Optional<String> source = Optional.empty();

    @Mixin
    private HubLogin hub = new HubLogin();

    @Override
    public Integer call() throws InterruptedException, IOException {
        String query = Stream.of(municipality.map(code -> "municipality=" + encoded(code)), source.map(name -> "source=" + encoded(name)))
            .flatMap(Optional::stream).collect(Collectors.joining("&", "?", ""));
        Optional<HttpResponse<InputStream>> answer =
            hub.ask("/api/facts" + query, request -> request.GET(), HttpResponse.BodyHandlers.ofInputStream());
        return answer.isPresent() ? print(answer.get()) : 1;
    }

    private static int print(HttpResponse<InputStream> answer) throws IOException {
        if (answer.statusCode() != OK) {
            System.err.println(switch (answer.statusCode()) {
                case 400 -> "--municipality is missing: an operator names the municipality";
                case 401 -> "the hub does not know this client, or the password is wrong";
                case 403 -> "the client may export its own municipality only";
                default -> "the hub answered HTTP " + answer.statusCode() + "; see the log of the hub";
            });
            return 1;
        }
        JsonFactory json = new JsonFactory();
        try (JsonParser in = json.createParser(answer.body());
            JsonGenerator out = json.createGenerator(System.out).setPrettyPrinter(new DefaultPrettyPrinter())) {
            in.nextToken();
            out.copyCurrentStructure(in);
            out.writeRaw('\n');
            return 0;
        } catch (JsonProcessingException cut) {
            System.err.println("the export is not complete; see the log of the hub");
            return 1;
        } catch (IOException lost) {
            System.err.println("the export is not complete: the connection to the hub was lost");
            return 1;
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
