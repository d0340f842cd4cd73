package dk.broen.hub.wiring;

import dk.broen.adapters.configuration.ConfigurationResult.Loaded;
import dk.broen.hub.demo.DemoProfile;
import dk.broen.hub.demo.DemoSecrets;
import dk.broen.hub.ops.LocalOperator;
import dk.broen.hub.settings.Accounts;
import dk.broen.hub.settings.BroenSettings;
import dk.broen.hub.settings.StartRefused;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Builds the accounts that may log in: on the API, on the management port and at the embedded broker. */
@Configuration(proxyBeanMethods = false)
class AccountBeans {
    @Bean
    Accounts accounts(BroenSettings settings, Loaded configuration, Environment environment) {
        Accounts configured = configured(settings);
        return DemoProfile.isActive(environment) ? DemoSecrets.in(settings.data()).addTo(configured, configuration.directory())
            : configured;
    }

    private static Accounts configured(BroenSettings settings) {
        try {
            return Accounts.of(settings);
        } catch (IllegalArgumentException invalid) {
            throw new StartRefused(List.of("broen.broker.users: " + invalid.getMessage()));
        }
    }

    @Bean
    LocalOperator localOperator() {
        return LocalOperator.create();
    }
}
