package dk.broen.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that every citation of the specification leads to a section in {@code docs/spec}. */
class CitationTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path SPEC = ROOT.resolve("docs/spec");
    private static final Set<String> LEFT_OUT = Set.of("target", ".git", "node_modules", "data");
    private static final Pattern CITATION = Pattern.compile(
        "(domain|design|danish-standards|engineering|style)(?:\\.md)?(?: \\*)?[ \\n]+§+ ?(\\d+(?:\\.\\d+)?)((?:(?:, §*| and §*|–|-)\\d+(?:\\.\\d+)?)*)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{2,4} (\\d+(?:\\.\\d+)?)\\.? ");
    private static final Pattern ITEM = Pattern.compile("(?m)^(\\d+)\\. ");

    @Test
    void every_citation_leads_to_a_section_of_the_specification() {
        List<Citation> citations = files().flatMap(CitationTest::citations).toList();
        assertThat(citations).hasSizeGreaterThan(100);
        Map<String, Set<String>> sections = citations.stream().map(Citation::document).distinct()
            .collect(Collectors.toMap(document -> document, CitationTest::sectionsOf));
        assertThat(citations.stream().filter(citation -> !sections.get(citation.document()).contains(citation.section()))).isEmpty();
    }

    private record Citation(String document, String section, Path file) {}

    private static Stream<Citation> citations(Path file) {
        return CITATION.matcher(read(file)).results().flatMap(found -> sections(found)
            .map(section -> new Citation(found.group(1), section, ROOT.relativize(file))));
    }

    private static Stream<String> sections(MatchResult found) {
        return Stream.concat(Stream.of(found.group(2)),
            Pattern.compile("\\d+(?:\\.\\d+)?").matcher(found.group(3)).results().map(MatchResult::group));
    }

    /** The numbers of all headings, and the items of a numbered section as 4.1, 4.2 and so on. */
    private static Set<String> sectionsOf(String document) {
        Path file = SPEC.resolve(document + ".md");
        if (!Files.exists(file)) {
            return Set.of();
        }
        Set<String> sections = new TreeSet<>();
        String text = read(file);
        List<MatchResult> headings = HEADING.matcher(text).results().toList();
        for (int place = 0; place < headings.size(); place++) {
            String number = headings.get(place).group(1);
            int end = place + 1 < headings.size() ? headings.get(place + 1).start() : text.length();
            sections.add(number);
            ITEM.matcher(text.substring(headings.get(place).end(), end)).results()
                .forEach(item -> sections.add(number + "." + item.group(1)));
        }
        return sections;
    }

    private static Stream<Path> files() {
        try (Stream<Path> walk = Files.walk(ROOT)) {
            return walk.filter(Files::isRegularFile).filter(CitationTest::isText)
                .filter(file -> Stream.of(ROOT.relativize(file).toString().split("/")).noneMatch(LEFT_OUT::contains)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isText(Path file) {
        return Stream.of(".java", ".md", ".yaml", ".sql", ".xml", ".json").anyMatch(file.toString()::endsWith);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
