package dk.broen.routes.staging;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/** An embedded PostgreSQL with keys, shared by all tests of a JVM, because the routes that Camel's test kit keeps for several classes use it. */
public record Store(Path directory, Database database, Keys keys) {
    private static Store open() {
        try {
            Path directory = Files.createTempDirectory("broen-routes");
            Keys.create(directory.resolve("keys"));
            Store store =
                new Store(directory, Database.embedded(directory.resolve("postgresql"), 0, 4), Keys.load(directory.resolve("keys")));
            Runtime.getRuntime().addShutdownHook(new Thread(store::close));
            return store;
        } catch (IOException cause) {
            throw new IllegalStateException(cause);
        }
    }

    static Store shared() {
        return Opened.STORE;
    }

    private void close() {
        database.close();
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private static final class Opened {
        private static final Store STORE = open();
    }

    /** Gives the store to each test method that has a parameter of this type. */
    public static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Store.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return shared();
        }
    }
}
