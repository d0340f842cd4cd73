package dk.broen.hub.wiring;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.adapters.configuration.ConfigurationResult.Loaded;
import dk.broen.adapters.configuration.ConfigurationResult.Refused;
import dk.broen.domain.disclosure.Disclosure;
import dk.broen.domain.followup.Deadlines;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.planning.Rules;
import dk.broen.hub.settings.BroenSettings;
import dk.broen.hub.settings.StartRefused;
import dk.broen.mappings.notice.Texts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the configuration directory as a whole at start and provides its parts. */
@Configuration(proxyBeanMethods = false)
class ConfigurationBeans {
    @Bean
    Loaded configuration(BroenSettings settings) {
        ConfigurationResult read = new ConfigurationDirectory(settings.config()).load();
        if (read instanceof Refused refused) {
            throw new StartRefused(refused.errors().stream().map(Object::toString).toList());
        }
        return (Loaded) read;
    }

    @Bean
    Directory directory(Loaded configuration) {
        return configuration.directory();
    }

    @Bean
    Rules rules(Loaded configuration) {
        return configuration.rules();
    }

    @Bean
    Deadlines deadlines(Loaded configuration) {
        return configuration.deadlines();
    }

    @Bean
    Texts texts(Loaded configuration) {
        return configuration.texts();
    }

    @Bean
    Disclosure disclosure(Loaded configuration) {
        return configuration.disclosure();
    }
}
