package dk.broen.hub.program;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.mappings.notice.TextPreview;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints every text as recipients read it, with the data of a citizen that does not exist. */
@Command(name = "texts", description = "Prints every text with sample data: by function and matter, then pointers and answers to wards.",
    mixinStandardHelpOptions = true)
final class TextsCommand implements Callable<Integer> {
    private static final int PRINTED = 0;
    private static final int INVALID = 1;
    private static final int WRONG_USAGE = 2;
    /** Without a municipality, the texts are those that every municipality reads unless it has its own. */
    private static final MunicipalityCode NONE = new MunicipalityCode("0000");

    @Option(names = "--preview", required = true, description = "Prints the texts; nothing else can be done with them.")
    private boolean preview;

    @Option(names = "--municipality", paramLabel = "CODE", description = "In the words of this municipality.")
    private Optional<String> municipality = Optional.empty();

    @Option(names = "--config", paramLabel = "DIR", defaultValue = "${env:BROEN_CONFIG:-config}",
        description = "Configuration directory (default: $BROEN_CONFIG, else config).")
    private Path directory = Path.of("");

    @Override
    public Integer call() {
        if (!Files.isDirectory(directory)) {
            System.err.println(directory + " is not a directory");
            return WRONG_USAGE;
        }
        ConfigurationResult configuration = new ConfigurationDirectory(directory).load();
        if (configuration instanceof ConfigurationResult.Refused refused) {
            refused.errors().forEach(System.err::println);
            return INVALID;
        }
        return print((ConfigurationResult.Loaded) configuration);
    }

    private int print(ConfigurationResult.Loaded loaded) {
        Optional<Municipality> known = municipality.flatMap(code -> loaded.directory().municipality(new MunicipalityCode(code)));
        if (municipality.isPresent() && known.isEmpty()) {
            System.err.println("municipality " + municipality.get() + " is not configured");
            return WRONG_USAGE;
        }
        TextPreview texts = new TextPreview(loaded.texts());
        MunicipalityCode code = known.map(Municipality::code).orElse(NONE);
        Stream<TextPreview.Page> mails = loaded.functions().stream().sorted(Comparator.comparing(UnitFunction::code))
            .flatMap(function -> texts.of(function, known.map(one -> one.titleOf(function)).orElse(function.code()), code).stream());
        Stream.of(mails, texts.pointers().stream(), texts.toWards().stream()).flatMap(pages -> pages).forEach(TextsCommand::print);
        return PRINTED;
    }

    private static void print(TextPreview.Page page) {
        System.out.println(page.matter() + page.function().map(function -> "  " + function.code()).orElse(""));
        if (!page.mail().subject().isEmpty()) {
            System.out.println("  Subject: " + page.mail().subject());
        }
        page.mail().body().lines().forEach(line -> System.out.println(line.isEmpty() ? "" : "  " + line));
        System.out.println();
    }
}
