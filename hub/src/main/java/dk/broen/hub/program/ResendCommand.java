package dk.broen.hub.program;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the running hub send a notice again that it had given up. */
@Command(name = "resend", description = "Sends a notice again that was given up, if it is still right.", mixinStandardHelpOptions = true)
final class ResendCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REFERENCE", description = "The reference of the notice, from its work item or a log.")
    private String reference = "";

    @Option(names = "--because", required = true, paramLabel = "TEXT", description = "Why; it is stored with the closed work item.")
    private String because = "";

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory of the running hub (default: $BROEN_DATA, else data).")
    private Optional<Path> data = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        if (because.isBlank()) {
            System.err.println("--because is empty; give the reason");
            return 2;
        }
        String path = "/api/notices/" + URLEncoder.encode(reference, StandardCharsets.UTF_8) + "/resend";
        String body = JsonNodeFactory.instance.objectNode().put("because", because).toString();
        return new HubQuestion(data).ask(path, request -> request.header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))).map(answer -> report(answer.statusCode())).orElse(1);
    }

    private int report(int status) {
        if (status == 204) {
            System.out.println("the notice " + reference + " is sent again; ./broen why " + reference + " shows what became of it");
            return 0;
        }
        System.err.println(status == 404 ? "no notice with the reference " + reference + " was given up"
            : "the hub answered HTTP " + status + "; see the log of the hub");
        return 1;
    }
}
