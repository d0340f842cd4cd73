package dk.broen.hub.program;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.domain.municipality.Directory;
import dk.broen.mappings.format.MessageFormat;
import dk.broen.mappings.medcom.profiles.MedComProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what the hub would answer to the messages of files, and what it would make of them. Needs a configuration and no running hub. */
@Command(name = "validate-message", mixinStandardHelpOptions = true,
    description = "Says what the hub would answer to messages, and what it would make of them. Needs no running hub; nobody is told.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:every message is accepted", "1:a message is refused, or a human must look at it", "2:wrong usage"})
final class ValidateMessageCommand implements Callable<Integer> {
    private static final int WRONG_USAGE = 2;

    @Parameters(arity = "1..*", paramLabel = "FILE",
        description = "HL7 v2 messages, also a batch (FHS, BHS), one MedCom message (JSON or XML), or one XDIS letter; "
            + "the last two also in a VANSEnvelope.")
    private List<Path> files = List.of();

    @Option(names = "--config", paramLabel = "DIR", defaultValue = "${env:BROEN_CONFIG:-config}",
        description = "Configuration directory (default: $BROEN_CONFIG, else config).")
    private Path config = Path.of("");

    @Option(names = "--processing-ids", paramLabel = "ID", split = ",", defaultValue = "P",
        description = "Accepted values of MSH-11, as in broen.mllp.processing-ids (default: P).")
    private Set<String> processingIds = Set.of();

    @Option(names = "--packages", paramLabel = "DIR", description = "Folder with MedCom's packages, as in broen.medcom.packages.")
    private Optional<Path> packages = Optional.empty();

    @Option(names = "--json", description = "Prints the same as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Optional<String> unusable = files.stream().flatMap(file -> whyUnusable(file).stream()).findFirst();
        if (unusable.isPresent()) {
            System.err.println(unusable.get());
            return WRONG_USAGE;
        }
        if (!(new ConfigurationDirectory(config).load() instanceof ConfigurationResult.Loaded loaded)) {
            System.err.println(config + " is not a valid configuration; see ./broen validate " + config);
            return WRONG_USAGE;
        }
        Map<String, Verdict> verdicts = verdicts(loaded.directory());
        print(verdicts, new VerdictText(loaded.directory()));
        return verdicts.values().stream().allMatch(Verdict::well) ? 0 : 1;
    }

    private static Optional<String> whyUnusable(Path file) {
        try {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                return Optional.of("cannot read " + file);
            }
            return MessageFormat.of(Files.readAllBytes(file)).isPresent() ? Optional.empty()
                : Optional.of(file
                    + " has neither HL7 v2 messages (MSH, FHS or BHS at the start) nor a MedCom message (JSON or XML) nor an XDIS letter");
        } catch (IOException unreadable) {
            return Optional.of("cannot read " + file);
        }
    }

    /** By file, and by the place in the file if it has several. */
    private Map<String, Verdict> verdicts(Directory directory) throws IOException {
        MessageCheck check = new MessageCheck(directory, processingIds, packages.map(MedComProfiles::read));
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (Path file : files) {
            byte[] content = Files.readAllBytes(file);
            List<Verdict> inFile = new ArrayList<>(check.check(MessageFormat.of(content).orElseThrow(), content));
            for (int i = 0; i < inFile.size(); i++) {
                verdicts.put(inFile.size() == 1 ? file.toString() : file + "[" + (i + 1) + "]", inFile.get(i));
            }
        }
        return verdicts;
    }

    private void print(Map<String, Verdict> verdicts, VerdictText text) {
        if (json) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            verdicts
                .forEach((name, verdict) -> all.add(JsonNodeFactory.instance.objectNode().put("message", name).setAll(text.json(verdict))));
            System.out.println(all.toPrettyString());
            return;
        }
        int names = width(verdicts.keySet());
        int ids = width(verdicts.values().stream().map(Verdict::id).toList());
        verdicts.forEach((name, verdict) -> System.out
            .println(("%-" + names + "s  %-3s  %-" + ids + "s  %s").formatted(name, verdict.answer(), verdict.id(), text.of(verdict))));
    }

    private static int width(Iterable<String> column) {
        int width = 1;
        for (String cell : column) {
            width = Math.max(width, cell.length());
        }
        return width;
    }
}
