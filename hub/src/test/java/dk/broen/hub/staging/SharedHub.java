package dk.broen.hub.staging;

import dk.broen.simulator.mail.MailServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/**
 * Provides one hub to all test classes that neither stop nor damage it. The hub starts for the first test that needs it and stops after the
 * last test. Each test uses its own citizens and checks only what concerns them. A test gets a {@link StagedHub} or its {@link MailServer}
 * as a parameter.
 */
public final class SharedHub implements ParameterResolver {
    private static final ExtensionContext.Namespace HUB = ExtensionContext.Namespace.create(SharedHub.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == StagedHub.class || type == MailServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getRoot().getStore(HUB).getOrComputeIfAbsent(Running.class, first -> Running.start(), Running.class);
        return parameter.getParameter().getType() == StagedHub.class ? running.hub() : running.mail();
    }

    private record Running(Path directory, MailServer mail, StagedHub hub) implements ExtensionContext.Store.CloseableResource {
        static Running start() {
            try {
                Path directory = Files.createTempDirectory("broen-shared-hub");
                Files.setPosixFilePermissions(Files.createDirectory(directory.resolve("data")),
                    PosixFilePermissions.fromString("rwxr-xr-x"));
                MailServer mail = new MailServer(0);
                return new Running(directory, mail, StagedHub.start(directory, mail.port(), Map.of()));
            } catch (IOException cause) {
                throw new UncheckedIOException("the shared hub did not start", cause);
            }
        }

        @Override
        public void close() throws IOException {
            hub.close();
            mail.close();
            FileSystemUtils.deleteRecursively(directory);
        }
    }
}
