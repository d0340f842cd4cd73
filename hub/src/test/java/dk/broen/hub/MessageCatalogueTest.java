package dk.broen.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.Flag;
import dk.broen.domain.permission.NotConcernedReason;
import dk.broen.domain.permission.WithheldReason;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.planning.WithdrawnBecause;
import dk.broen.mappings.hl7v2.Hl7Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that {@code docs/MESSAGES.md} and the sources contain the same codes. */
class MessageCatalogueTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern LOG_LINE = Pattern.compile("\"(BRN\\d{4} [a-z-]+)");
    private static final Pattern REFUSAL =
        Pattern.compile("(?:UnreadableMessage|Interpretation\\.Unreadable|MessageRefused\\.MedCom)\\(\\s*\"?([A-Z0-9_]{4,})\"?,");
    private static final Pattern DEAD_LETTER = Pattern.compile("new DeadLetter\\([^;]*?\"([A-Z]+_[A-Z_]+)\"");
    private static final Pattern BLOCK = Pattern.compile("Blocked\\(\"([A-Z_]+)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (BRN\\d{4} [a-z-]+|[A-Z][A-Z0-9_]+)(?: \\*)? \\|");

    private final String catalogue = read(ROOT.resolve("docs/MESSAGES.md"));
    private final String sources = mainSources();

    @Test
    void the_catalogue_lists_every_log_line_and_no_other() {
        assertThat(listedUnder("Log lines")).isEqualTo(inSources(LOG_LINE));
    }

    @Test
    void each_log_line_has_a_number_of_its_own() {
        assertThat(listedUnder("Log lines").stream().map(line -> line.split(" ")[0])).doesNotHaveDuplicates();
    }

    @Test
    void the_catalogue_lists_every_refusal_to_a_hospital_and_no_other() {
        assertThat(listedUnder("Refusals to hospitals")).isEqualTo(union(namesOf(Hl7Fault.class), inSources(REFUSAL)));
    }

    @Test
    void the_catalogue_lists_every_other_code_of_a_dead_letter_and_no_other() {
        assertThat(listedUnder("Kept as dead letters for other reasons")).isEqualTo(inSources(DEAD_LETTER));
    }

    @Test
    void the_catalogue_lists_every_outcome_of_an_event_and_no_other() {
        assertThat(listedUnder("Outcomes of an event")).isEqualTo(namesOf(Plan.Outcome.class));
    }

    @Test
    void the_catalogue_lists_every_reason_not_to_tell_and_no_other() {
        assertThat(listedUnder("Why somebody is not told")).isEqualTo(namesOf(WithheldReason.class));
    }

    @Test
    void the_catalogue_marks_the_reasons_for_which_the_ward_is_asked_for_consent() {
        Set<String> asked = Arrays.stream(WithheldReason.values()).filter(WithheldReason::worthAsking).map(Enum::name)
            .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found(Pattern.compile("(?m)^\\| ([A-Z_]+) \\* \\|"), catalogue)).isEqualTo(asked);
    }

    @Test
    void the_catalogue_lists_every_reason_why_there_is_nothing_to_tell_and_no_other() {
        assertThat(listedUnder("Why there is nothing to tell somebody")).isEqualTo(namesOf(NotConcernedReason.class));
    }

    @Test
    void the_catalogue_lists_every_reason_to_drop_a_notice_and_no_other() {
        assertThat(listedUnder("Why a notice is dropped")).isEqualTo(namesOf(WithdrawnBecause.class));
    }

    @Test
    void the_catalogue_lists_every_kind_of_work_item_and_no_other() {
        assertThat(listedUnder("Work items")).isEqualTo(namesOf(WorkItem.Kind.class));
    }

    @Test
    void the_catalogue_lists_every_flag_and_no_other() {
        assertThat(listedUnder("Flags")).isEqualTo(namesOf(Flag.class));
    }

    @Test
    void the_catalogue_lists_every_reason_to_block_a_pointer_and_no_other() {
        assertThat(listedUnder("What blocks a pointer")).isEqualTo(inSources(BLOCK));
    }

    private Set<String> listedUnder(String heading) {
        int start = catalogue.indexOf("\n## " + heading + "\n");
        assertThat(start).as("heading %s", heading).isNotNegative();
        int end = catalogue.indexOf("\n## ", start + 1);
        return found(ROW, catalogue.substring(start, end < 0 ? catalogue.length() : end));
    }

    private Set<String> inSources(Pattern code) {
        return found(code, sources);
    }

    private static Set<String> found(Pattern code, String text) {
        return code.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> namesOf(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String mainSources() {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/main/java")).filter(Files::isDirectory)
                .flatMap(MessageCatalogueTest::javaFiles).map(MessageCatalogueTest::read).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFiles(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
