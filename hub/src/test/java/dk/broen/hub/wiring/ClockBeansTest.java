package dk.broen.hub.wiring;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.adapters.postgres.Database;
import dk.broen.hub.settings.BroenSettings;
import dk.broen.hub.settings.StartRefused;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ClockBeansTest {
    @Test
    void a_moved_clock_is_refused_outside_the_demo() {
        BroenSettings settings = new Binder(new MapConfigurationPropertySource(Map.of("broen.clock.ahead", "-1d")))
            .bindOrCreate("broen", BroenSettings.class);
        assertThatThrownBy(() -> new ClockBeans().clock(settings, new StaticListableBeanFactory().getBeanProvider(Database.class)))
            .isInstanceOf(StartRefused.class)
            .hasMessageStartingWith("broen.clock.ahead: ").hasMessageContaining("demo only");
    }
}
