package dk.broen.adapters.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.municipality.Escalation;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.schedule.WorkingTime;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EscalationRulesTest {
    private static final String AARHUS = "municipalities/0751-aarhus.yaml";
    private static final UnitId TEAM = new UnitId("aarhus-forloebskoordinatorer");

    /** The first moment of the first day. */
    private static final Instant THEN = Instant.parse("2027-01-03T23:00:00Z");

    @TempDir
    private Path temporary;

    @Test
    void as_shipped_nobody_must_answer() {
        assertThat(loaded(new CopiedConfiguration(temporary)).escalation()).isEqualTo(Escalation.OFF);
    }

    @Test
    void a_rule_says_who_must_answer_and_until_when() {
        Municipality aarhus = loaded(new CopiedConfiguration(temporary).replace(AARHUS, "routing:", """
            escalation:
              - rule: coordination
                from: 2027-01-04
                events: [ADMITTED, DISCHARGE_PLANNED]
                functions: [COORDINATOR]
                units: [aarhus-forloebskoordinatorer]
                answer_within: 90 working minutes
                reminders: 3
            routing:"""));

        assertThat(aarhus.escalation().of(EventType.ADMITTED, UnitFunction.COORDINATOR, TEAM, THEN))
            .contains(new Escalation.Rule("coordination", LocalDate.of(2027, 1, 4), Set.of(EventType.ADMITTED, EventType.DISCHARGE_PLANNED),
                Set.of(UnitFunction.COORDINATOR), Set.of(TEAM), WorkingTime.parse("90 working minutes"), 3));
        assertThat(aarhus.escalation().of(EventType.DISCHARGED, UnitFunction.COORDINATOR, TEAM, THEN)).isEmpty();
        assertThat(aarhus.escalation().of(EventType.ADMITTED, UnitFunction.HOUSING_SUPPORT, TEAM, THEN)).isEmpty();
        assertThat(aarhus.escalation().of(EventType.ADMITTED, UnitFunction.COORDINATOR, new UnitId("aarhus-doegnvagt"), THEN)).isEmpty();
    }

    @Test
    void what_was_told_before_the_first_day_of_the_rule_need_not_be_answered() {
        Escalation escalation = loaded(new CopiedConfiguration(temporary).replace(AARHUS, "routing:", """
            escalation:
              - {rule: coordination, from: 2027-01-04, events: [ADMITTED], functions: [COORDINATOR]}
            routing:""")).escalation();

        assertThat(escalation.of(EventType.ADMITTED, UnitFunction.COORDINATOR, TEAM, THEN.minusMillis(1))).isEmpty();
        assertThat(escalation.of(EventType.ADMITTED, UnitFunction.COORDINATOR, TEAM, THEN)).isPresent();
    }

    @Test
    void what_a_rule_does_not_say_is_as_for_all_municipalities() {
        Municipality aarhus = loaded(new CopiedConfiguration(temporary)
            .replace("rules.yaml", "answer_within: 4 working hours", "answer_within: 2 working hours")
            .replace("rules.yaml", "  reminders: 1", "  reminders: 0").replace(AARHUS, "routing:", """
                escalation:
                  - {rule: coordination, from: 2027-01-04, events: [ADMITTED], functions: [COORDINATOR]}
                routing:"""));

        assertThat(aarhus.escalation().rules()).singleElement().satisfies(rule -> {
            assertThat(rule.answerWithin()).isEqualTo(WorkingTime.parse("2 working hours"));
            assertThat(rule.reminders()).isZero();
            assertThat(rule.units()).isEmpty();
        });
    }

    @Test
    void a_unit_names_its_manager() {
        Municipality aarhus = loaded(new CopiedConfiguration(temporary).replace(AARHUS, "    name: Bostøtte Nord\n",
            "    name: Bostøtte Nord\n    manager: aarhus-doegnvagt\n"));

        assertThat(aarhus.unit(new UnitId("aarhus-bostoette-nord")).flatMap(Unit::manager)).contains(new UnitId("aarhus-doegnvagt"));
        assertThat(aarhus.unit(TEAM).flatMap(Unit::manager)).isEmpty();
    }

    private static Municipality loaded(CopiedConfiguration copied) {
        assertThat(copied.errors()).isEmpty();
        return ((ConfigurationResult.Loaded) copied.load()).directory().municipality(new MunicipalityCode("0751")).orElseThrow();
    }
}
