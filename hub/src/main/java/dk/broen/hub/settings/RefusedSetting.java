package dk.broen.hub.settings;

import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/** Thrown when the hub cannot start with the value of a setting, which shows only after the settings were read. */
public final class RefusedSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Optional<Origin> origin;

    private RefusedSetting(Optional<Origin> origin, String message) {
        super(message);
        this.origin = origin;
    }

    /**
     * @param key the setting, e.g. {@code broen.node}
     * @param why what was found and what is accepted; it follows the key
     */
    public static RefusedSetting of(Environment environment, String key, String why) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(key);
        Stream<ConfigurationProperty> found = StreamSupport.stream(ConfigurationPropertySources.get(environment).spliterator(), false)
            .map(source -> source.getConfigurationProperty(name)).filter(property -> property != null);
        return new RefusedSetting(found.findFirst().map(ConfigurationProperty::getOrigin), key + ": " + why);
    }

    /** File and line, or the environment variable; empty when the setting has its default. */
    public Optional<Origin> origin() {
        return origin;
    }
}
