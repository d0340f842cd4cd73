package dk.broen.mappings.hl7v2;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.history.HospitalEvent;
import dk.broen.domain.history.IdentityMerged;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.Wards;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.UnreadableMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/hl7v2-profile.md} says what the hub does: each example is read as it says, and its tables are those of the code. */
class ProfileDocumentTest {
    private static final String DOCUMENT = document();
    private static final Pattern EXAMPLE =
        Pattern.compile("\\*\\*([^*]+)\\*\\*.*? Read as `([^`]+)`\\n```hl7\\n(.*?)\\n```", Pattern.DOTALL);
    private static final Pattern SEGMENT = Pattern.compile("\\b[A-Y][A-Z0-9]{2}\\b");
    private static final Pattern TRIGGER = Pattern.compile("\\bA\\d\\d\\b");

    private final Hospital auh = new Hospital(new HospitalId("auh"), "Aarhus Universitetshospital", Optional.empty(),
        new RegionCode("1082"), Set.of("EPJ|AUH"), Map.of("P2", Specialty.PSYCHIATRIC), Specialty.UNKNOWN, Wards.answeredOn("answers.auh"),
        AdtProfile.SHIPPED);
    private final AdtInterpreter interpreter = new AdtInterpreter();

    static Stream<Arguments> examples() {
        return EXAMPLE.matcher(DOCUMENT).results()
            .map(example -> Arguments.of(example.group(1), example.group(2), example.group(3).replace('\n', '\r') + '\r'));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("examples")
    void each_example_is_read_as_the_document_says(String title, String meaning, String message) {
        assertThat(read(message.getBytes(UTF_8))).isEqualTo(meaning);
    }

    @Test
    void each_message_in_the_document_is_an_example() {
        assertThat(examples()).hasSize(DOCUMENT.split("```hl7").length - 1).hasSizeGreaterThan(25);
    }

    @Test
    void the_tables_of_triggers_are_those_of_the_hub() {
        Set<String> taken = IntStream.rangeClosed(1, 99).mapToObj("A%02d"::formatted).filter(Trigger::taken)
            .collect(Collectors.toCollection(TreeSet::new));

        Set<String> withEffect = triggersUnder("**Taken, with an effect**");
        assertThat(withEffect).containsAll(Trigger.MERGES).doesNotContainAnyElementsOf(Trigger.BOOKINGS)
            .doesNotContainAnyElementsOf(Trigger.WITHOUT_EFFECT);
        assertThat(union(withEffect, triggersUnder("**Taken, without effect**"))).isEqualTo(taken);
        assertThat(triggersUnder("**Refused**")).isNotEmpty().noneMatch(Trigger::taken);
    }

    @Test
    void each_trigger_with_an_effect_of_its_own_has_an_example() {
        String titles = examples().map(example -> (String) example.get()[0]).collect(Collectors.joining(" "));

        assertThat(rowsUnder("**Taken, with an effect**").map(row -> row.get(0)).filter(row -> triggersIn(row).noneMatch(titles::contains)))
            .isEmpty();
    }

    @Test
    void the_table_of_deaths_is_that_of_the_hub() {
        List<List<String>> rows = rowsUnder("## Deaths").toList();

        assertThat(rows).hasSizeGreaterThan(15).allSatisfy(row -> {
            List<String> values = row.stream().map(cell -> cell.replace("`", "")).toList();
            assertThat(Vital.of(values.get(0), values.get(1), AdtProfile.SHIPPED.saysDeath(values.get(2)))).hasToString(values.get(3));
        });
    }

    @Test
    void the_table_of_refusals_is_that_of_the_hub() {
        assertThat(rowsUnder("## Refusals").map(row -> String.join(" ", row.subList(0, 3)))).containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Hl7Fault.values()).map(fault -> fault + " " + answer(fault) + " " + fault.number()).toList());
    }

    @Test
    void the_segments_are_those_that_the_hub_knows() {
        String written =
            DOCUMENT.lines().dropWhile(line -> !line.startsWith("- **Order.**")).takeWhile(line -> !line.startsWith("- **Twice.**"))
                .collect(Collectors.joining(" "));
        Set<String> named = SEGMENT.matcher(written).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));

        assertThat(threeLetters().filter(name -> !name.startsWith("Z")).filter(ProfileDocumentTest::mayFollowPid)).hasSameElementsAs(named);
        assertThat(threeLetters().filter(name -> name.startsWith("Z"))).allMatch(ProfileDocumentTest::mayFollowPid);
    }

    private static Stream<String> threeLetters() {
        String all = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        return all.substring(0, 26).chars().boxed().flatMap(one -> all.chars().boxed().flatMap(two -> all.chars()
            .mapToObj(three -> String.valueOf(new char[] {(char) one.intValue(), (char) two.intValue(), (char) three}))));
    }

    private static boolean mayFollowPid(String name) {
        try {
            return Segments.of("MSH|^~\\&\rPID|1\r" + name + "|x\r", Delimiters.of('|', "^~\\&"), Set.of()).contains(name + "|x");
        } catch (UnreadableMessage refused) {
            return false;
        }
    }

    /** What the hub answers or reads, in the words of the document. */
    private String read(byte[] message) {
        Hl7Envelope envelope = new Hl7EnvelopeReader().read(message, UTF_8);
        Optional<Hl7Refusal> refused = envelope instanceof Hl7Envelope.Readable readable ? interpreter.refusal(message, readable, auh)
            : Optional.of(((Hl7Envelope.Unreadable) envelope).refusal());
        return refused.map(refusal -> answer(refusal.fault()) + " " + refusal.fault() + " at " + refusal.location())
            .orElseGet(() -> meaning(BothReadings.interpret(message, envelope.charset(), sender -> Optional.of(auh))));
    }

    private static String answer(Hl7Fault fault) {
        return fault.rejected() ? "AR" : "AE";
    }

    private static String meaning(Interpretation read) {
        if (read instanceof Interpretation.Event reported) {
            return meaning(reported.event());
        }
        return read instanceof Interpretation.Unreadable unreadable ? unreadable.code() + " at " + unreadable.location() + ", after AA"
            : "nothing: " + ((Interpretation.Nothing) read).because();
    }

    private static String meaning(HospitalEvent event) {
        if (event instanceof IdentityMerged merged) {
            return "IDENTITY_MERGED " + merged.retired().digits() + " into " + merged.citizen().digits() + " at "
                + danish(merged.occurredAt());
        }
        StayEvent stay = (StayEvent) event;
        String expected = stay.planned().map(planned -> ", expected " + planned.day() + planned.at().map(time -> "T" + time).orElse(""))
            .orElse("");
        String marks = stay.marks().stream().sorted().map(mark -> ", " + mark.name().toLowerCase().replace('_', ' '))
            .collect(Collectors.joining());
        return stay.type() + (stay.nature() == EventNature.CANCELLATION ? " cancelled" : "") + " of " + stay.stay().episode() + " at "
            + danish(stay.occurredAt()) + expected + marks;
    }

    private static String danish(Instant at) {
        return at.atZone(DENMARK).toOffsetDateTime().toString();
    }

    private static Set<String> triggersUnder(String heading) {
        return rowsUnder(heading).flatMap(row -> triggersIn(row.get(0))).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> triggersIn(String cell) {
        return TRIGGER.matcher(cell).results().map(MatchResult::group);
    }

    /** The cells of the first table after a heading, without its two header rows. */
    private static Stream<List<String>> rowsUnder(String heading) {
        int start = DOCUMENT.indexOf("\n" + heading);
        assertThat(start).as("heading %s", heading).isNotNegative();
        return DOCUMENT.substring(start + 1).lines().dropWhile(line -> !line.startsWith("|")).takeWhile(line -> line.startsWith("|"))
            .skip(2)
            .map(row -> Arrays.stream(row.substring(1).split("(?<!\\\\)\\|")).map(String::strip).toList());
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String document() {
        try {
            return Files.readString(Path.of("").toAbsolutePath().getParent().resolve("docs/hl7v2-profile.md"));
        } catch (IOException e) {
            throw new IllegalStateException("docs/hl7v2-profile.md cannot be read", e);
        }
    }
}
