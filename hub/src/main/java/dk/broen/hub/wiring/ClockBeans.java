package dk.broen.hub.wiring;

import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.DatabaseClock;
import dk.broen.hub.demo.DemoProfile;
import dk.broen.hub.demo.MovableClock;
import dk.broen.hub.settings.BroenSettings;
import dk.broen.hub.settings.StartRefused;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Builds the clock: the clock of the database, or in the demo a clock that can be moved. */
@Configuration(proxyBeanMethods = false)
class ClockBeans {
    @Bean
    @Profile("!" + DemoProfile.NAME)
    DatabaseClock clock(BroenSettings settings, ObjectProvider<Database> database) {
        if (!settings.clock().ahead().isZero()) {
            throw new StartRefused(List.of("broen.clock.ahead: a moved clock is accepted in the demo only; remove the key"));
        }
        return DatabaseClock.of(database.getObject());
    }

    @Bean
    @Profile(DemoProfile.NAME)
    MovableClock movableClock(BroenSettings settings) {
        return new MovableClock(Clock.systemUTC(), settings.clock().ahead());
    }
}
