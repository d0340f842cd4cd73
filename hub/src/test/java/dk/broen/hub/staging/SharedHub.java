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
 * Provides one hub to all test classes that neither stop nor damage it. The hub starts for the first test of a JVM that needs it and stops
 * with the JVM: the classes of a JVM that runs beside another one are runs of their own. Each test uses its own citizens and checks only
 * what concerns them. A test gets a {@link StagedHub} or its {@link MailServer} as a parameter.
 */
public final class SharedHub implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == StagedHub.class || type == MailServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == StagedHub.class ? Started.HUB.hub() : Started.HUB.mail();
    }

    private static final class Started {
        private static final Running HUB = Running.start();
    }

    private record Running(Path directory, MailServer mail, StagedHub hub) {
        static Running start() {
            try {
                Path directory = Files.createTempDirectory("broen-shared-hub");
                Files.setPosixFilePermissions(Files.createDirectory(directory.resolve("data")),
                    PosixFilePermissions.fromString("rwxr-xr-x"));
                MailServer mail = new MailServer(0);
                Map<String, String> impatient = Map.of("BROEN_MLLP_FIRSTFRAMETIME", "10s"); // a test waits until a silent connection is closed
                Running running = new Running(directory, mail, StagedHub.start(directory, mail.port(), impatient));
                Runtime.getRuntime().addShutdownHook(new Thread(running::stop));
                return running;
            } catch (IOException cause) {
                throw new UncheckedIOException("the shared hub did not start", cause);
            }
        }

        private void stop() {
            hub.close();
            mail.close();
            try {
                FileSystemUtils.deleteRecursively(directory);
            } catch (IOException left) {
                throw new UncheckedIOException(left);
            }
        }
    }
}
