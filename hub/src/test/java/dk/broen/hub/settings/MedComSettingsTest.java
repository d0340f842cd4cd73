package dk.broen.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MedComSettingsTest {
    @Test
    void each_receiving_host_has_one_login() {
        assertThat(receivers("eoj.aarhus.example", "eoj.odense.example").inconsistencies()).isEmpty();
        assertThat(receivers("eoj.aarhus.example", "eoj.aarhus.example").inconsistencies())
            .containsExactly(
                new ConsistentSettings.Inconsistency("receivers", "names the host eoj.aarhus.example twice: remove one of them"));
    }

    private static BroenSettings.MedCom receivers(String first, String second) {
        return new Binder(new MapConfigurationPropertySource(Map.of("broen.medcom.receivers[0].host", first,
            "broen.medcom.receivers[0].token", "one", "broen.medcom.receivers[1].host", second, "broen.medcom.receivers[1].token", "two")))
            .bindOrCreate("broen", BroenSettings.class).medcom();
    }
}
