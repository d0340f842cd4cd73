package dk.broen.simulator.demo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the demo plays: steps from a Friday on, citizens by number, facts with their CPR numbers filled in. */
final class Script {
    static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");
    private static final long SEED = 2026;

    private final List<Step> steps;
    private final List<TestPerson> people;
    private final LocalDate friday;

    /**
     * @param day 0 is the Friday
     * @param says what the reader is told beforehand
     * @param sends an HL7 trigger, {@code FHIR}, {@code AGAIN} (the previous message once more) or {@code GARBAGE}
     * @param hospital {@code MSH-3|MSH-4}
     */
    record Step(int day, String at, String says, String sends, int person, String hospital, String ward, String municipality, String visit) {}

    private record Steps(List<Step> steps, int people) {}

    /** @param today the first Friday after it is the first day */
    Script(LocalDate today) throws IOException {
        Steps read = new YAMLMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).readValue(resource("course.yaml"), Steps.class);
        TestPeople made = new TestPeople(SEED);
        this.steps = List.copyOf(read.steps());
        this.people = IntStream.range(0, read.people()).mapToObj(number -> made.next()).toList();
        this.friday = today.with(TemporalAdjusters.next(DayOfWeek.FRIDAY));
    }

    List<Step> steps() {
        return steps;
    }

    TestPerson person(Step step) {
        return people.get(step.person() - 1);
    }

    OffsetDateTime time(Step step) {
        return time(step.day(), step.at());
    }

    OffsetDateTime time(int day, String at) {
        return friday.plusDays(day).atTime(LocalTime.parse(at)).atZone(DENMARK).toOffsetDateTime();
    }

    /** A resource with {@code {cpr1}}, {@code {from}} and {@code {until}} filled in. */
    String filled(String name) throws IOException {
        Map<String, String> values = IntStream.rangeClosed(1, people.size()).boxed()
            .collect(Collectors.toMap(number -> "{cpr" + number + "}", number -> people.get(number - 1).cpr()));
        String text = resource(name).replace("{from}", friday.minusDays(90).toString()).replace("{until}", friday.plusDays(200).toString());
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace(value.getKey(), value.getValue());
        }
        return text;
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Script.class.getResourceAsStream("/demo/" + name)) {
            if (stream == null) {
                throw new IOException("the demo's " + name + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
