package dk.broen.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.adapters.crypto.BrokenSealException;
import dk.broen.adapters.crypto.Keys;
import dk.broen.domain.courses.StepRule;
import dk.broen.domain.courses.StepTime;
import dk.broen.domain.schedule.WorkingTime;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.UnitFunction;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedJsonTest {
    private static final Times TIMES = new Times(Instant.parse("2026-10-25T01:30:00.123456789Z"), LocalDate.parse("2026-10-25"),
        LocalTime.parse("09:05"), Optional.empty());
    @TempDir
    private Path directory;
    private SealedJson json;

    private record Times(Instant at, LocalDate day, LocalTime opens, Optional<LocalDate> until) {}

    @BeforeEach
    void createKeys() {
        Keys.create(directory);
        json = new SealedJson(Keys.load(directory));
    }

    @Test
    void what_was_sealed_is_opened_to_the_nanosecond() {
        assertThat(json.open(json.seal(TIMES, "row 1"), Times.class, "row 1")).isEqualTo(TIMES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"14 days after ADMITTED 10:30", "DISCHARGE_PLANNED"})
    void the_rule_of_a_step_that_was_told_is_kept_whole(String time) {
        StepRule rule = new StepRule("behandlingskonference.conference", EventType.DISCHARGE_PLANNED, 30,
            time.startsWith("14") ? StepTime.DaysAfter.parse(time) : new StepTime.When(EventType.valueOf(time)),
            Set.of(UnitFunction.COORDINATOR, UnitFunction.SOCIAL_SERVICES), WorkingTime.parse("2 working days"), true);

        assertThat(json.open(json.seal(rule, "row 1"), StepRule.class, "row 1")).isEqualTo(rule);
    }

    @Test
    void a_value_is_read_once_within_a_short_time() {
        byte[] sealed = json.seal(TIMES, "row 1");

        assertThat(json.open(sealed.clone(), Times.class, "row 1")).isSameAs(json.open(sealed, Times.class, "row 1")).isNotSameAs(TIMES);
    }

    @Test
    void a_value_that_was_opened_does_not_open_in_another_place_or_after_a_change() {
        byte[] sealed = json.seal(TIMES, "row 1");
        json.open(sealed, Times.class, "row 1");
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> json.open(sealed, Times.class, "row 2")).isInstanceOf(BrokenSealException.class);
        assertThatThrownBy(() -> json.open(changed, Times.class, "row 1")).isInstanceOf(BrokenSealException.class);
    }

    @Test
    void a_value_of_another_type_is_not_taken_for_it() {
        byte[] sealed = json.seal("text", "row 1");
        json.open(sealed, String.class, "row 1");

        assertThatThrownBy(() -> json.open(sealed, ContactPoint.class, "row 1")).hasMessageContaining("row 1")
            .hasMessageNotContaining("text");
    }
}
