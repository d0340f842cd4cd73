package dk.broen.domain.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.given.Danish;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {
    @ParameterizedTest
    @CsvSource({
        "4 hours, 2026-12-04T22:00, 2026-12-05T02:00", "1 hour, 2026-10-25T01:30+02:00, 2026-10-25T02:30+02:00",
        "4 working hours, 2026-12-02T09:00, 2026-12-02T13:00", "4 working hours, 2026-12-02T14:00, 2026-12-03T10:00",
        "4 working hours, 2026-12-04T22:00, 2026-12-07T12:00", "8 working hours, 2026-12-02T06:00, 2026-12-02T16:00",
        "9 working hours, 2026-12-24T08:00, 2026-12-28T09:00", "1 working day, 2026-12-02T09:00, 2026-12-03T16:00",
        "1 working day, 2026-12-04T22:00, 2026-12-07T16:00", "2 working days, 2026-12-23T12:00, 2026-12-28T16:00",
        "1 working day, 2027-03-24T12:00, 2027-03-30T16:00", "1 working day, 2026-12-02T00:10, 2026-12-03T16:00"})
    void it_counts_hours_of_the_clock_or_of_danish_working_days(String deadline, String start, String due) {
        assertThat(Deadline.parse(deadline).after(Danish.time(start), Danish.HOLIDAYS)).isEqualTo(Danish.time(due));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "4 days", "0 hours", "-1 hours", "4 Hours", "4  hours", "1000 hours", "4 hours "})
    void a_text_that_is_no_deadline_is_refused_with_what_is_accepted(String text) {
        assertThatThrownBy(() -> Deadline.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("\"4 hours\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 hour", "4 hours", "1 working hour", "3 working hours", "1 working day", "2 working days"})
    void it_reads_as_it_is_written(String text) {
        assertThat(Deadline.parse(text)).hasToString(text);
    }

    @Test
    void a_kind_that_the_configuration_does_not_name_has_the_shipped_deadline() {
        Deadlines configured = new Deadlines(Map.of(Kind.ASK_FOR_CONSENT, Deadline.parse("8 hours")), Danish.HOLIDAYS);

        assertThat(configured.due(Kind.ASK_FOR_CONSENT, Danish.time("2026-12-04T20:00"))).isEqualTo(Danish.time("2026-12-05T04:00"));
        assertThat(configured.due(Kind.NO_COORDINATOR, Danish.time("2026-12-04T20:00"))).isEqualTo(Danish.time("2026-12-07T16:00"));
        assertThat(configured.due(Kind.NEEDS_COORDINATOR, Danish.time("2026-12-04T20:00"))).isEqualTo(Danish.time("2026-12-08T16:00"));
    }
}
