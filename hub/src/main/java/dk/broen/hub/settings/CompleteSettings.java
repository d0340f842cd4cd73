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

    /** @throws UnresolvedPlaceholders when a setting contains a placeholder without a value */
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent prepared) {
        ConfigurableEnvironment environment = prepared.getEnvironment();
        PlaceholdersResolver placeholders = new PropertySourcesPlaceholdersResolver(environment.getPropertySources(), STRICT);
        List<Unresolved> unresolved =
            effective(environment).stream().flatMap(setting -> unresolved(setting, placeholders).stream()).toList();
        if (!unresolved.isEmpty()) {
            throw new UnresolvedPlaceholders(unresolved);
        }
    }

    /** Runs after the files are read and before the logging settings are used, which are used first. */
    @Override
    public int getOrder() {
        return EnvironmentPostProcessorApplicationListener.DEFAULT_ORDER + 1;
    }

    /** The settings to check, without those that a source of higher precedence replaces. */
    private static List<ConfigurationProperty> effective(ConfigurableEnvironment environment) {
        Map<ConfigurationPropertyName, ConfigurationProperty> settings = new LinkedHashMap<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource listed) {
                listed.stream().map(source::getConfigurationProperty).filter(CompleteSettings::isChecked)
                    .filter(setting -> !isReplaced(setting.getName(), settings)).toList()
                    .forEach(setting -> settings.putIfAbsent(setting.getName(), setting));
            }
        }
        return List.copyOf(settings.values());
    }

    private static boolean isChecked(ConfigurationProperty setting) {
        return OWN.isAncestorOf(setting.getName()) || isInFile(setting.getOrigin());
    }

    /** Whether the setting comes from a file. The hub's default settings are in its jar; they refer to keys below {@code broen} only. */
    private static boolean isInFile(@Nullable Origin origin) {
        if (origin instanceof OriginProvider wrapper) {
            return isInFile(wrapper.getOrigin());
        }
        return origin instanceof TextResourceOrigin text && text.getResource() != null && text.getResource().isFile();
    }

    /**
     * Whether another source has a value for the same key or, for an entry of a list, one value for the whole list. An entry of a list is
     * checked also if another source sets single entries of that list.
     */
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
        } catch (PlaceholderResolutionException failure) {
            return Optional.of(new Unresolved(setting.getName(), Optional.ofNullable(setting.getOrigin()), failure.getPlaceholder()));
        }
    }
}
