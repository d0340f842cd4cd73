package dk.broen.hub.program;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the running hub why each unit was or was not told, or why a message was not accepted. */
@Command(name = "why", description = "Explains why each unit was or was not told, or why a message was not accepted.",
    mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REFERENCE",
        description = "The reference of a message or a notice from a log or a notice, or the hospital's message id.")
    private String reference = "";

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory of the running hub (default: $BROEN_DATA, else data).")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--json", description = "Prints the answer as JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        String path = "/api/why?reference=" + URLEncoder.encode(reference, StandardCharsets.UTF_8);
        return new HubQuestion(data).ask(path, request -> request.header("Accept", json ? "application/json" : "text/plain"))
            .map(answer -> answer.statusCode() == 200 ? print(answer.body()) : report(answer.statusCode())).orElse(1);
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
