package dk.broen.hub.wiring;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.crypto.MissingKeysException;
import dk.broen.adapters.crypto.Seal;
import dk.broen.hub.demo.DemoProfile;
import dk.broen.hub.settings.BroenSettings;
import dk.broen.hub.settings.StartRefused;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Loads the keys that encrypt the stored data and make the search hash of a citizen. Only the demo creates missing keys. */
@Configuration(proxyBeanMethods = false)
class KeyBeans {
    @Bean
    Keys keys(BroenSettings settings, Environment environment) {
        Path directory = DemoProfile.isActive(environment) ? settings.data().resolve("keys")
            : settings.config().toAbsolutePath().resolveSibling(settings.keys());
        if (DemoProfile.isActive(environment) && !Files.exists(directory)) {
            Keys.create(directory);
        }
        try {
            return Keys.load(directory);
        } catch (MissingKeysException | IllegalStateException | UncheckedIOException invalid) {
            throw new StartRefused(List.of(invalid.getMessage()));
        }
    }

    @Bean
    Seal seal(Keys keys) {
        return keys.seal();
    }

    @Bean
    CitizenIndex citizenIndex(Keys keys) {
        return keys.index();
    }
}
