package dk.broen.hub.program;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the running hub what a message or a facts document would do, without doing it. */
@Command(name = "plan", description = "Says what a message or a facts document would do, without doing it.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    @Option(names = "--dry-run", required = true, description = "Nothing is stored and nobody is told. The only way to use this command.")
    private boolean dryRun;

    @Parameters(paramLabel = "FILE", description = "An HL7 v2, MedCom (JSON or XML) or XDIS message, or a facts document (JSON).")
    private Path file = Path.of("");

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory of the running hub (default: $BROEN_DATA, else data).")
    private Optional<Path> data = Optional.empty();

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            System.err.println("cannot read " + file);
            return 2;
        }
        byte[] content = Files.readAllBytes(file);
        String type = typeOf(content);
        return new HubQuestion(data).ask("/api/plan/dry-run", request -> request.header("Content-Type", type)
            .header("Accept", "text/plain").POST(HttpRequest.BodyPublishers.ofByteArray(content))).map(answer -> {
                (answer.statusCode() == 200 ? System.out : System.err).println(answer.body().stripTrailing());
                return answer.statusCode() == 200 ? 0 : 1;
            }).orElse(1);
    }

    private static String typeOf(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, 4_000), StandardCharsets.UTF_8).strip();
        if (start.startsWith("MSH")) {
            return "x-application/hl7-v2+er7";
        }
        if (start.startsWith("<")) {
            return start.contains("<Emessage") ? "application/xml" : "application/fhir+xml";
        }
        return start.contains("\"resourceType\"") ? "application/fhir+json" : "application/json";
    }
}
