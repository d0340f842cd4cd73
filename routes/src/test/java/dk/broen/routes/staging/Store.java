package dk.broen.routes.staging;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/** An embedded PostgreSQL with keys, shared by all tests of a run. */
public record Store(Path directory, Database database, Keys keys) implements ExtensionContext.Store.CloseableResource {
    private static Store open() {
        try {
            Path directory = Files.createTempDirectory("broen-routes");
            Keys.create(directory.resolve("keys"));
            return new Store(directory, Database.embedded(directory.resolve("postgresql"), 0, 4), Keys.load(directory.resolve("keys")));
        } catch (IOException cause) {
            throw new IllegalStateException(cause);
        }
    }

    static Store shared() {
        return Opened.STORE;
    }

    @Override
    public void close() throws IOException {
        database.close();
        FileSystemUtils.deleteRecursively(directory);
    }

    private static final class Opened {
        private static final Store STORE = open();
    }

    /** Gives the store to each test method that has a parameter of this type, and closes it after the last test of the run. */
    public static final class Shared implements ParameterResolver, BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext test) {
            store(test);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Store.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return store(test);
        }

        private static Store store(ExtensionContext test) {
            return test.getRoot().getStore(Namespace.GLOBAL).getOrComputeIfAbsent(Store.class, type -> shared(), Store.class);
        }
    }
}
