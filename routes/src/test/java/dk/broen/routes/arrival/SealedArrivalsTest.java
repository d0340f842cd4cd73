package dk.broen.routes.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.crypto.Seal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedArrivalsTest {
    @TempDir
    private Path directory;

    @Test
    void what_cannot_be_read_is_not_quoted() {
        Keys.create(directory.resolve("keys"));
        Seal seal = Keys.load(directory.resolve("keys")).seal();
        byte[] sealed = seal.seal("{\"source\": 2509479989x}".getBytes(StandardCharsets.UTF_8), "arrival");

        StringWriter said = new StringWriter();
        catchThrowable(() -> new SealedArrivals(seal).open(sealed)).printStackTrace(new PrintWriter(said));

        assertThat(said.toString()).contains("Arrival").doesNotContain("2509479989");
    }
}
