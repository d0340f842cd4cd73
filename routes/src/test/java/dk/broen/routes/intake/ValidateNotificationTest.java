package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.broen.adapters.journal.JournalEntry;
import dk.broen.adapters.profiles.ProfileCheck;
import dk.broen.mappings.Interpretation;
import dk.broen.routes.arrival.Arrival;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidateNotificationTest {
    private static final Arrival ARRIVAL = new Arrival(JournalEntry.Kind.MEDCOM, "auh", "auh", "id", "UTF-8",
        Instant.parse("2026-12-01T12:00:00Z"), "7KQ4MX", "group", new byte[] {1});

    @Test
    void a_message_that_conforms_passes() throws Exception {
        assertThat(new ValidateNotification(finding(new ProfileCheck.Finding.Conforms())).validate(ARRIVAL)).isSameAs(ARRIVAL);
    }

    @Test
    void a_message_that_violates_a_profile_is_refused_with_all_reasons() {
        List<Interpretation.Unreadable> reasons = List.of(new Interpretation.Unreadable("PROFILE_VIOLATED", "Encounter.class", "Wrong"),
            new Interpretation.Unreadable("PROFILE_VIOLATED", "Encounter.period", "Missing"));

        assertThatExceptionOfType(MessageRefused.MedCom.class)
            .isThrownBy(() -> new ValidateNotification(finding(new ProfileCheck.Finding.Violates(reasons))).validate(ARRIVAL))
            .satisfies(refused -> {
                assertThat(refused.issues()).isEqualTo(reasons);
                assertThat(refused.location()).isEqualTo("Encounter.class");
            });
    }

    @Test
    void a_message_that_nobody_could_judge_is_not_accepted() {
        assertThatExceptionOfType(NotJudged.class).isThrownBy(() -> new ValidateNotification(
            finding(new ProfileCheck.Finding.Undecided(ProfileCheck.Why.TOO_SLOW))).validate(ARRIVAL));
    }

    private static ProfileCheck finding(ProfileCheck.Finding finding) {
        return new ProfileCheck() {
            @Override
            public Finding check(byte[] message) {
                return finding;
            }

            @Override
            public void close() {}
        };
    }
}
