package dk.broen.hub.wiring;

import dk.broen.adapters.configuration.ConfigurationResult.Loaded;
import dk.broen.domain.municipality.Directory;
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
        requireKnownHospitals(configured, configuration.directory());
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

    /** A client whose hospital is misspelt would never see a work item. */
    private static void requireKnownHospitals(Accounts accounts, Directory directory) {
        List<String> known = directory.hospitals().stream().map(hospital -> hospital.id().value()).sorted().toList();
        List<String> unknown = accounts.apiClients().stream().filter(client -> !client.hospital().isEmpty())
            .filter(client -> !known.contains(client.hospital())).map(client -> "broen.http.clients: hospital \"" + client.hospital()
                + "\" of client " + client.name() + " is not one of " + String.join(", ", known))
            .toList();
        if (!unknown.isEmpty()) {
            throw new StartRefused(unknown);
        }
    }

    @Bean
    LocalOperator localOperator() {
        return LocalOperator.create();
    }
}
