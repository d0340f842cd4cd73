package dk.broen.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DeliverySettingsTest {
    @Test
    void without_a_setting_a_notice_is_tried_nine_times_within_four_hours() {
        List<Duration> pauses = new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("broen", BroenSettings.class)
            .delivery().retryPauses();
        assertThat(pauses).hasSize(8).isSorted().startsWith(Duration.ofSeconds(10)).endsWith(Duration.ofHours(2));
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isLessThan(Duration.ofHours(4));
    }
}
