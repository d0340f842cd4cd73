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
    void an_error_does_not_quote_json_that_cannot_be_read() {
        Keys.create(directory.resolve("keys"));
        Seal seal = Keys.load(directory.resolve("keys")).seal();
        byte[] sealed = seal.seal("{\"source\": 2509479989x}".getBytes(StandardCharsets.UTF_8), "arrival");

        StringWriter stackTrace = new StringWriter();
        catchThrowable(() -> new SealedArrivals(seal).open(sealed)).printStackTrace(new PrintWriter(stackTrace));

        assertThat(stackTrace.toString()).contains("Arrival").doesNotContain("2509479989");
    }
}
