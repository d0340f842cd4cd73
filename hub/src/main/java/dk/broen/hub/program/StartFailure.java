package dk.broen.hub.program;

import dk.broen.hub.settings.PortCheck;
import dk.broen.hub.settings.RefusedSetting;
import dk.broen.hub.settings.StartRefused;
import dk.broen.hub.settings.UnresolvedPlaceholders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginProvider;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.io.Resource;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Explains why the hub did not start: one line for each reason, with file and line number if they are known. The log file has the stack
 * trace of a failure that is not explained by settings or files.
 */
final class StartFailure {
    private StartFailure() {
    }

    static List<String> explain(Throwable failure) {
        return known(failure).orElseGet(() -> List.of("Broen could not start: " + innermostFirst(failure).get(0).getMessage()));
    }

    /**
     * The lines for an error in settings or files, which an operator can correct. Its stack trace is not logged, because it may contain the
     * refused values, such as passwords.
     */
    static Optional<List<String>> known(Throwable failure) {
        return innermostFirst(failure).stream().map(StartFailure::lines).filter(lines -> !lines.isEmpty()).findFirst();
    }

    private static List<String> lines(Throwable cause) {
        if (cause instanceof StartRefused refused) {
            return refused.lines();
        }
        if (cause instanceof RefusedSetting refused) {
            return List.of(refused.origin().map(StartFailure::at).orElse("") + refused.getMessage());
        }
        if (cause instanceof UnresolvedPlaceholders unresolved) {
            return unresolved.settings().stream().map(setting -> setting.origin().map(StartFailure::at).orElse("") + setting).toList();
        }
        if (cause instanceof UnboundConfigurationPropertiesException unknown) {
            return unknown.getUnboundProperties().stream()
                .map(key -> at(key.getOrigin()) + "unknown key " + key.getName()).sorted().toList();
        }
        if (cause instanceof BindValidationException invalid) {
            ValidationErrors errors = invalid.getValidationErrors();
            return errors.getAllErrors().stream().map(error -> invalid(errors, error)).sorted().toList();
        }
        if (cause instanceof BindException unbound) {
            ConfigurationProperty property = unbound.getProperty();
            return List.of((property == null ? "" : at(property.getOrigin())) + unbound.getName() + ": "
                + innermostFirst(unbound).get(0).getMessage());
        }
        if (cause instanceof PortInUseException inUse) {
            return List.of(PortCheck.inUse(inUse.getPort()));
        }
        if (cause instanceof MarkedYAMLException broken && broken.getProblemMark() != null) {
            return List.of("application.yaml:" + (broken.getProblemMark().getLine() + 1) + ": " + broken.getProblem());
        }
        return List.of();
    }

    private static String invalid(ValidationErrors errors, ObjectError error) {
        String key = error instanceof FieldError field ? errors.getName() + "." + dashed(field.getField()) : errors.getName().toString();
        return place(errors, key) + key + " " + error.getDefaultMessage();
    }

    /** File and line of the key. For a key that is missing in an entry of a list or map, file and line at which the entry begins. */
    private static String place(ValidationErrors errors, String key) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(key);
        Stream<ConfigurationPropertyName> entry = Stream
            .iterate(name.getParent(), above -> !above.isEmpty(), ConfigurationPropertyName::getParent)
            .filter(ConfigurationPropertyName::isLastElementIndexed).limit(1);
        Stream<ConfigurationProperty> present = errors.getBoundProperties().stream().filter(property -> property.getName().equals(name));
        Stream<ConfigurationProperty> siblings = entry
            .flatMap(above -> errors.getBoundProperties().stream().filter(property -> above.isAncestorOf(property.getName())));
        return Stream.concat(present, siblings).findFirst().map(property -> at(property.getOrigin())).orElse("");
    }

    private static String dashed(String field) {
        return field.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String at(Origin origin) {
        if (origin instanceof OriginProvider wrapper) {
            return at(wrapper.getOrigin());
        }
        if (origin instanceof TextResourceOrigin text && text.getLocation() != null) {
            return Optional.ofNullable(text.getResource()).map(StartFailure::name).orElse("application.yaml") + ":"
                + (text.getLocation().getLine() + 1) + ": ";
        }
        return origin == null ? "" : origin + ": ";
    }

    private static String name(Resource resource) {
        try {
            Path file = resource.getFile().toPath();
            Path here = Path.of("").toAbsolutePath();
            return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
        } catch (IOException notAFile) {
            return resource.getFilename() == null ? "application.yaml" : resource.getFilename();
        }
    }

    private static List<Throwable> innermostFirst(Throwable failure) {
        List<Throwable> causes = new ArrayList<>(Stream.iterate(failure, cause -> cause != null, Throwable::getCause).toList());
        Collections.reverse(causes);
        return causes;
    }
}
