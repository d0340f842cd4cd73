package dk.broen.adapters.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.followup.Deadlines;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.CourseRules;
import dk.broen.domain.planning.Rules;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RulesFileTest {
    @TempDir
    private Path temporary;

    @Test
    void horizons_that_are_left_out_have_the_shipped_values() {
        Rules rules = rules("thresholds: {}\n");

        assertThat(rules.news()).isEqualTo(Rules.NEWS);
        assertThat(rules.stale()).isEqualTo(Rules.STALE);
        assertThat(rules.course()).isEqualTo(CourseRules.SHIPPED);
    }

    @Test
    void the_shipped_file_names_the_shipped_values() {
        ConfigurationResult.Loaded shipped = (ConfigurationResult.Loaded) new ConfigurationDirectory(CopiedConfiguration.SHIPPED).load();

        assertThat(shipped.rules().news()).isEqualTo(Rules.NEWS);
        assertThat(shipped.rules().stale()).isEqualTo(Rules.STALE);
        assertThat(shipped.rules().course()).isEqualTo(CourseRules.SHIPPED);
    }

    @Test
    void horizons_are_read_in_days_hours_and_minutes() {
        Rules rules = rules("news_days: 7\nstale_days: 90\ndouble_admission_hours: 12\nabsconded_days: 3\nclock_skew_minutes: 5\n");

        assertThat(rules.news()).isEqualTo(Duration.ofDays(7));
        assertThat(rules.stale()).isEqualTo(Duration.ofDays(90));
        assertThat(rules.course()).isEqualTo(new CourseRules(Duration.ofHours(12), Duration.ofDays(3), Duration.ofMinutes(5)));
    }

    @Test
    void the_time_to_act_on_a_work_item_is_read_by_kind_and_respects_danish_holidays() {
        Deadlines deadlines = loaded("work_items_due: {ASK_FOR_CONSENT: 90 hours, REVIEW_CONSENTS: 2 working days}\n").deadlines();
        Instant christmasEve = Instant.parse("2026-12-24T09:00:00Z");

        assertThat(deadlines.due(WorkItem.Kind.ASK_FOR_CONSENT, christmasEve)).isEqualTo(christmasEve.plus(Duration.ofHours(90)));
        assertThat(deadlines.due(WorkItem.Kind.REVIEW_CONSENTS, christmasEve)).isEqualTo(Instant.parse("2026-12-29T15:00:00Z"));
        assertThat(deadlines.due(WorkItem.Kind.UNDELIVERED, christmasEve)).as("shipped").isEqualTo(christmasEve.plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @EnumSource(WorkItem.Kind.class)
    void every_kind_of_work_item_can_be_given_a_time(WorkItem.Kind kind) {
        assertThat(loaded("work_items_due: {" + kind + ": 7 hours}\n").deadlines().byKind()).containsOnlyKeys(kind);
    }

    @Test
    void the_shipped_file_names_the_shipped_times_to_act() {
        assertThat(((ConfigurationResult.Loaded) new ConfigurationDirectory(CopiedConfiguration.SHIPPED).load()).deadlines().byKind())
            .isEqualTo(Deadlines.SHIPPED);
    }

    private Rules rules(String file) {
        return loaded(file).rules();
    }

    private ConfigurationResult.Loaded loaded(String file) {
        return (ConfigurationResult.Loaded) new CopiedConfiguration(temporary).write("rules.yaml", file).load();
    }
}
