package dk.broen.hub.settings;

import dk.broen.hub.settings.UnresolvedPlaceholders.Unresolved;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.env.EnvironmentPostProcessorApplicationListener;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginProvider;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.PlaceholderResolutionException;
import org.springframework.util.PropertyPlaceholderHelper;
import org.springframework.util.SystemPropertyUtils;

/**
 * Stops the start when a setting contains a placeholder {@code ${NAME}} that has no value. Without this check Spring Boot uses the
 * placeholder's text as the value, for example as a password. Checks every key below {@code broen}, from every source, and every key in the
 * files of the configuration directory.
 */
public final class CompleteSettings implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    private static final ConfigurationPropertyName OWN = ConfigurationPropertyName.of("broen");
    private static final PropertyPlaceholderHelper STRICT =
        new PropertyPlaceholderHelper(SystemPropertyUtils.PLACEHOLDER_PREFIX, SystemPropertyUtils.PLACEHOLDER_SUFFIX,
            SystemPropertyUtils.VALUE_SEPARATOR, SystemPropertyUtils.ESCAPE_CHARACTER, false);

    /** @throws UnresolvedPlaceholders when there is one */
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent prepared) {
        ConfigurableEnvironment environment = prepared.getEnvironment();
        PlaceholdersResolver placeholders = new PropertySourcesPlaceholdersResolver(environment.getPropertySources(), STRICT);
        List<Unresolved> unresolved =
            inForce(environment).stream().flatMap(setting -> unresolved(setting, placeholders).stream()).toList();
        if (!unresolved.isEmpty()) {
            throw new UnresolvedPlaceholders(unresolved);
        }
    }

    /** After the files are read and before the logging settings, which are the first to be used. */
    @Override
    public int getOrder() {
        return EnvironmentPostProcessorApplicationListener.DEFAULT_ORDER + 1;
    }

    /** Without the settings that a source of higher precedence replaces. */
    private static List<ConfigurationProperty> inForce(ConfigurableEnvironment environment) {
        Map<ConfigurationPropertyName, ConfigurationProperty> settings = new LinkedHashMap<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource listed) {
                listed.stream().map(source::getConfigurationProperty).filter(CompleteSettings::isLookedAt)
                    .filter(setting -> !isReplaced(setting.getName(), settings)).toList()
                    .forEach(setting -> settings.putIfAbsent(setting.getName(), setting));
            }
        }
        return List.copyOf(settings.values());
    }

    private static boolean isLookedAt(ConfigurationProperty setting) {
        return OWN.isAncestorOf(setting.getName()) || isInFile(setting.getOrigin());
    }

    /** The hub's default settings are in its jar, not in a file; they refer to keys below {@code broen} only. */
    private static boolean isInFile(@Nullable Origin origin) {
        if (origin instanceof OriginProvider wrapper) {
            return isInFile(wrapper.getOrigin());
        }
        return origin instanceof TextResourceOrigin text && text.getResource() != null && text.getResource().isFile();
    }

    /** By a value for the same key, or, for an entry of a list, by one value for the whole list. */
    private static boolean isReplaced(ConfigurationPropertyName name, Map<ConfigurationPropertyName, ConfigurationProperty> settings) {
        for (ConfigurationPropertyName at = name; !at.isEmpty(); at = at.getParent()) {
            if (settings.containsKey(at)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Unresolved> unresolved(ConfigurationProperty setting, PlaceholdersResolver placeholders) {
        try {
            placeholders.resolvePlaceholders(setting.getValue());
            return Optional.empty();
        } catch (PlaceholderResolutionException without) {
            return Optional.of(new Unresolved(setting.getName(), Optional.ofNullable(setting.getOrigin()), without.getPlaceholder()));
        }
    }
}
