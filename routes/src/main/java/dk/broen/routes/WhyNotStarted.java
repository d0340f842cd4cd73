package dk.broen.routes;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginProvider;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.io.Resource;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Says in a line each, with file and line where there is one, why the hub did not start. The log file has the rest. */
final class WhyNotStarted {
    private WhyNotStarted() {
    }

    static List<String> explain(Throwable failure) {
        for (Throwable cause : causes(failure)) {
            if (cause instanceof StartRefused refused) {
                return refused.lines();
            }
            if (cause instanceof UnboundConfigurationPropertiesException unknown) {
                return unknown.getUnboundProperties().stream().map(key -> at(key.getOrigin()) + "unknown key " + key.getName()).sorted().toList();
            }
            if (cause instanceof BindValidationException invalid) {
                return invalid.getValidationErrors().getAllErrors().stream()
                    .map(error -> invalid(invalid.getValidationErrors().getName().toString(), error)).sorted().toList();
            }
            if (cause instanceof BindException unfit) {
                ConfigurationProperty property = unfit.getProperty();
                return List.of((property == null ? "" : at(property.getOrigin())) + unfit.getName() + ": " + root(unfit).getMessage());
            }
            if (cause instanceof PortInUseException taken) {
                return List.of("port " + taken.getPort() + " is taken by another program; set another one in config/application.yaml, or run with --free-ports");
            }
        }
        return List.of("Broen could not start: " + root(failure).getMessage());
    }

    private static String invalid(String prefix, ObjectError error) {
        String place = error instanceof OriginProvider provider ? at(provider.getOrigin()) : "";
        String key = error instanceof FieldError field ? prefix + "." + dashed(field.getField()) : prefix;
        return place + key + " " + error.getDefaultMessage();
    }

    private static String dashed(String field) {
        return field.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
    }

    private static String at(Origin origin) {
        if (origin instanceof TextResourceOrigin text && text.getLocation() != null) {
            return Optional.ofNullable(text.getResource()).map(WhyNotStarted::name).orElse("application.yaml") + ":" + (text.getLocation().getLine() + 1) + ": ";
        }
        return origin == null ? "" : origin + ": ";
    }

    private static String name(Resource resource) {
        try {
            Path file = resource.getFile().toPath();
            Path here = Path.of("").toAbsolutePath();
            return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
        } catch (java.io.IOException notAFile) {
            return resource.getFilename() == null ? "application.yaml" : resource.getFilename();
        }
    }

    private static List<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).toList();
    }

    private static Throwable root(Throwable failure) {
        List<Throwable> causes = causes(failure);
        return causes.get(causes.size() - 1);
    }
}
