package dk.broen.adapters.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.courses.CourseRule;
import dk.broen.domain.courses.StepRule;
import dk.broen.domain.courses.StepTime;
import dk.broen.domain.schedule.WorkingTime;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The courses of {@code courses.yaml}, and what a municipality replaces in them (ADR 127). */
class CoursesTest {
    private static final MunicipalityCode AARHUS = new MunicipalityCode("0751");
    private static final String FILE = "municipalities/0751-aarhus.yaml";
    private static final String BASES = "\nlegal_bases:\n";

    @TempDir
    private Path temporary;

    @Test
    void all_courses_are_off_as_shipped() {
        assertThat(
            ((ConfigurationResult.Loaded) new ConfigurationDirectory(CopiedConfiguration.SHIPPED).load()).directory().municipalities()
                .values())
            .isNotEmpty().allSatisfy(municipality -> assertThat(municipality.courses()).isEmpty());
    }

    @Test
    void a_course_that_is_switched_on_has_the_shipped_values() {
        assertThat(switchedOn("{behandlingskonference: {}}")).containsExactly(new CourseRule("behandlingskonference",
            List.of(new StepRule("behandlingskonference.conference", EventType.DISCHARGE_PLANNED, 30,
                new StepTime.DaysAfter(14, EventType.ADMITTED, LocalTime.of(9, 0)),
                Set.of(UnitFunction.COORDINATOR, UnitFunction.SOCIAL_SERVICES), WorkingTime.parse("2 working days"), false))));
    }

    @Test
    void a_municipality_replaces_single_values() {
        assertThat(switchedOn("{udskrivningssamtale: {like: ADMITTED, meet: {talk: {invite: {to: [HOUSING_SUPPORT], urgent: true}}}}}"))
            .containsExactly(new CourseRule("udskrivningssamtale", List.of(new StepRule("udskrivningssamtale.talk", EventType.ADMITTED,
                0, new StepTime.When(EventType.DISCHARGE_PLANNED), Set.of(UnitFunction.HOUSING_SUPPORT),
                WorkingTime.parse("1 working day"), true))));
    }

    @Test
    void one_time_replaces_the_other() {
        assertThat(
            switchedOn("{udskrivningssamtale: {meet: {talk: {invite: {at: 7 days after ADMITTED 10:30}}}}}").get(0).steps().get(0).time())
            .isEqualTo(new StepTime.DaysAfter(7, EventType.ADMITTED, LocalTime.of(10, 30)));
    }

    @Test
    void an_unknown_course_or_meeting_is_refused_with_the_nearest_name() {
        assertThat(refused("{behandlingskonferense: {}}")).singleElement().asString()
            .endsWith("courses.behandlingskonferense: \"behandlingskonferense\" is not in config/courses.yaml; did you mean "
                + "\"behandlingskonference\"?");
        assertThat(refused("{behandlingskonference: {meet: {conferences: {}}}}")).singleElement().asString()
            .endsWith("\"conferences\" is not in config/courses.yaml; did you mean \"conference\"?");
    }

    @Test
    void what_a_course_cannot_do_is_refused() {
        assertThat(refused("{behandlingskonference: {version: \"2\"}}")).singleElement().asString().contains("unknown key \"version\"");
        assertThat(refused("{behandlingskonference: {meet: {conference: {invite: {to: [SOCIAL_SERVICE]}}}}}")).singleElement().asString()
            .endsWith("\"SOCIAL_SERVICE\" is not in config/functions.yaml; did you mean \"SOCIAL_SERVICES\"?");
        assertThat(refused("{behandlingskonference: {meet: {conference: {invite: {at: 2 weeks after ADMITTED}}}}}")).singleElement()
            .asString().contains("\"2 weeks after ADMITTED\" is not a number of days after ADMITTED, such as \"14 days after ADMITTED\"");
        assertThat(refused("{behandlingskonference: {meet: {conference: {if: {stay_expected: 30 days}}}}}")).singleElement().asString()
            .contains("\"30 days\" is not a least number of days such as \">= 30 days\"");
        assertThat(refused("{behandlingskonference: {meet: {conference: {invite: {to: [RELATIVE]}}}}}")).singleElement().asString()
            .contains("\"RELATIVE\" is named_only in config/functions.yaml");
        assertThat(refused("{behandlingskonference: {like: DISCHARGED}}")).singleElement().asString().contains("DISCHARGED");
        assertThat(refused("{behandlingskonference: {meet: {conference: {invite: {answer: 2 hours}}}}}")).singleElement().asString()
            .contains("such as \"4 working hours\" or \"2 working days\"");
        assertThat(refused("{behandlingskonference: {meet: {conference: {invite: {answer: 31 working days}}}}}")).singleElement().asString()
            .contains("at most 99 hours or 30 days");
        assertThat(refused("{behandlingskonference: {meet: {conference: {invite: {at: 1 day after ADMITTED, when: DISCHARGE_PLANNED}}}}}"))
            .singleElement().asString().endsWith("when: is not allowed beside at");
    }

    @Test
    void a_step_without_a_time_or_without_texts_is_refused() {
        CopiedConfiguration timeless = new CopiedConfiguration(temporary.resolve("timeless"));
        timeless.replace("courses.yaml", "at: 14 days after ADMITTED, ", "");
        CopiedConfiguration wordless = new CopiedConfiguration(temporary.resolve("wordless"));
        wordless.replace("courses.yaml", "    conference:\n", "    konference:\n");

        assertThat(timeless.errors()).singleElement().asString()
            .endsWith("behandlingskonference.meet.conference.invite: requires at or when");
        assertThat(wordless.errors()).singleElement().asString()
            .endsWith("has no text step.behandlingskonference.konference in config/texts/da.yaml");
    }

    private List<CourseRule> switchedOn(String courses) {
        CopiedConfiguration copied = new CopiedConfiguration(temporary);
        copied.replace(FILE, BASES, "\ncourses: " + courses + "\n" + BASES);
        assertThat(copied.errors()).isEmpty();
        return ((ConfigurationResult.Loaded) copied.load()).directory()
            .municipality(AARHUS).orElseThrow().courses();
    }

    private List<String> refused(String courses) {
        CopiedConfiguration copied = new CopiedConfiguration(temporary.resolve("refused" + courses.hashCode()));
        copied.replace(FILE, BASES, "\ncourses: " + courses + "\n" + BASES);
        return copied.errors();
    }
}
