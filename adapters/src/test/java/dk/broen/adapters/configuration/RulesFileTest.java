package dk.broen.adapters.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.history.CourseRules;
import dk.broen.domain.planning.Rules;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        Rules rules = rules("news_days: 7\nstale_days: 90\ndouble_admission_hours: 12\nclock_skew_minutes: 5\n");

        assertThat(rules.news()).isEqualTo(Duration.ofDays(7));
        assertThat(rules.stale()).isEqualTo(Duration.ofDays(90));
        assertThat(rules.course()).isEqualTo(new CourseRules(Duration.ofHours(12), Duration.ofMinutes(5)));
    }

    private Rules rules(String file) {
        return ((ConfigurationResult.Loaded) new CopiedConfiguration(temporary).write("rules.yaml", file).load()).rules();
    }
}
