package dk.broen.routes.staging;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/** An embedded PostgreSQL with keys, shared by all tests of a run. */
public record Store(Path directory, Database database, Keys keys) implements ExtensionContext.Store.CloseableResource {
    static Store open() {
        try {
            Path directory = Files.createTempDirectory("broen-routes");
            Keys.create(directory.resolve("keys"));
            return new Store(directory, Database.embedded(directory.resolve("postgresql"), 0, 4), Keys.load(directory.resolve("keys")));
        } catch (IOException cause) {
            throw new IllegalStateException(cause);
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
        FileSystemUtils.deleteRecursively(directory);
    }

    /** Gives the store to each test method that has a parameter of this type. */
    public static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Store.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot().getStore(Namespace.GLOBAL).getOrComputeIfAbsent(Store.class, type -> open(), Store.class);
        }
    }
}
