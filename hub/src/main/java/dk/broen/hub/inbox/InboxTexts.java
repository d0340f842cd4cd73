package dk.broen.hub.inbox;

import dk.broen.hub.settings.BroenSettings;
import dk.broen.hub.settings.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The words of the pages, by language. All of them are in the program; {@code config/texts/inbox.da.yaml} and {@code inbox.en.yaml} replace single ones.
 * A key that the pages do not know stops the start. The words of the notices are not here: they are the same as in a mail.
 */
@Component("messageSource")
class InboxTexts extends AbstractMessageSource {
    static final Locale DANISH = Locale.forLanguageTag("da");
    static final List<Locale> LANGUAGES = List.of(DANISH, Locale.ENGLISH);

    private final Map<String, Map<String, String>> byLanguage = new HashMap<>();

    InboxTexts(BroenSettings settings) {
        for (Locale language : LANGUAGES) {
            Map<String, String> texts = new HashMap<>(shipped(language));
            texts.putAll(replaced(settings.config().resolve("texts").resolve("inbox." + language + ".yaml"), texts));
            byLanguage.put(language.getLanguage(), Map.copyOf(texts));
        }
    }

    /** The language in which a page is shown. */
    static Locale shown(Locale wanted) {
        return LANGUAGES.stream().filter(one -> one.getLanguage().equals(wanted.getLanguage())).findFirst().orElse(DANISH);
    }

    static Map<String, String> shipped(Locale language) {
        String file = "/inbox/texts/" + language + ".yaml";
        try (InputStream texts = Objects.requireNonNull(InboxTexts.class.getResourceAsStream(file), file)) {
            Map<String, String> read = new HashMap<>();
            lines(new String(texts.readAllBytes(), StandardCharsets.UTF_8)).forEach(line -> read.put(line.key(), line.text()));
            return read;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, String> replaced(Path file, Map<String, String> known) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        Map<String, String> replaced = new HashMap<>();
        List<String> faults = new ArrayList<>();
        try {
            for (Line line : lines(Files.readString(file))) {
                if (!known.containsKey(line.key())) {
                    faults.add(file + ":" + line.number() + ": unknown key \"" + line.key() + "\"");
                } else if (!values(line.text()).equals(values(known.get(line.key())))) {
                    faults.add(file + ":" + line.number() + ": \"" + line.key() + "\" needs the same places for values as \""
                        + known.get(line.key()) + "\"");
                }
                replaced.put(line.key(), line.text());
            }
        } catch (IOException | MarkedYAMLException | IllegalArgumentException unreadable) {
            faults.add(file + ": is no list of texts: a key, a colon and a text in quotes on each line");
        }
        if (!faults.isEmpty()) {
            throw new StartRefused(faults);
        }
        return replaced;
    }

    /** The places for values in a text, for example {@code {0}}. A text that cannot be read has no place that another one has. */
    static List<String> values(String text) {
        if (!text.contains("{") && !text.contains("}")) {
            return List.of();
        }
        try {
            return Stream.of(new MessageFormat(text).getFormatsByArgumentIndex()).map(value -> "a value").toList();
        } catch (IllegalArgumentException unreadable) {
            return List.of("unreadable");
        }
    }

    private record Line(String key, String text, int number) {}

    private static List<Line> lines(String yaml) {
        Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
        if (!(root instanceof MappingNode mapping)) {
            throw new IllegalArgumentException("no mapping");
        }
        return mapping.getValue().stream().map(InboxTexts::line).toList();
    }

    private static Line line(NodeTuple tuple) {
        if (tuple.getKeyNode() instanceof ScalarNode key && tuple.getValueNode() instanceof ScalarNode text) {
            return new Line(key.getValue(), text.getValue(), key.getStartMark().getLine() + 1);
        }
        throw new IllegalArgumentException("not a text");
    }

    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
        String text = text(code, locale);
        return text == null ? null : new MessageFormat(text, shown(locale));
    }

    @Override
    protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
        return text(code, locale);
    }

    private @Nullable String text(String code, Locale locale) {
        return byLanguage.getOrDefault(shown(locale).getLanguage(), Map.of()).get(code);
    }
}
