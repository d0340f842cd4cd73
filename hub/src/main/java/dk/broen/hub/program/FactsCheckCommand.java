package dk.broen.hub.program;

import com.fasterxml.jackson.databind.node.TextNode;
import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.adapters.facts.FactOwner;
import dk.broen.adapters.facts.FactsCheck;
import dk.broen.adapters.facts.FactsMapper;
import dk.broen.adapters.facts.FactsOrder;
import dk.broen.adapters.facts.FactsReader;
import dk.broen.adapters.facts.FactsRefused;
import dk.broen.adapters.facts.SiftedFacts.Fault;
import dk.broen.domain.terms.MunicipalityCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a file with facts against the configuration. Needs no running hub, and records nothing. */
@Command(name = "check", description = "Checks a file with facts; prints each fault with its line. Needs no running hub.",
    mixinStandardHelpOptions = true)
final class FactsCheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A facts document (JSON) or a sheet (CSV).")
    private Path file = Path.of("");

    @Option(names = "--config", paramLabel = "DIR", defaultValue = "${env:BROEN_CONFIG:-config}",
        description = "Configuration directory (default: $BROEN_CONFIG, else config).")
    private Path config = Path.of("");

    @Option(names = "--municipality", paramLabel = "CODE", description = "Also checks that all facts belong to this municipality.")
    private Optional<String> municipality = Optional.empty();

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file) || !Files.isDirectory(config)) {
            System.err.println(Files.isDirectory(config) ? "cannot read " + file : config + " is not a directory");
            return 2;
        }
        if (!(new ConfigurationDirectory(config).load() instanceof ConfigurationResult.Loaded loaded)) {
            System.err.println(config + " is not a valid configuration; see ./broen validate " + config);
            return 1;
        }
        try {
            FactsFile facts = FactsFile.read(file);
            facts.document().putIfAbsent("because", TextNode.valueOf("checked"));
            FactsOrder order = FactsOrder.take(facts.document(), Optional.empty(), "check");
            FactsCheck.Checked checked = new FactsCheck(new FactsReader(new FactsMapper(loaded.directory(), loaded.functions())),
                new FactOwner(loaded.directory())).check(facts.document(), municipality.map(MunicipalityCode::new), order.source(),
                    Clock.systemUTC().instant());
            return report(checked, facts.faults().apply(checked.faults().stream().map(Fault::toString).toList()));
        } catch (FactsRefused unreadable) {
            unreadable.faults().forEach(System.err::println);
            return 1;
        } catch (IllegalArgumentException wrongKey) {
            System.err.println(wrongKey.getMessage());
            return 1;
        }
    }

    private int report(FactsCheck.Checked checked, List<String> faults) {
        faults.forEach(System.err::println);
        System.out.println(file + (faults.isEmpty() ? " is valid: " : " has faults: " + faults.size() + ", without them ")
            + count(checked.entries().size(), "fact") + " about " + count(checked.citizens().size(), "citizen"));
        return faults.isEmpty() ? 0 : 1;
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
