package dk.broen.routes.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.crypto.Seal;
import dk.broen.adapters.journal.JournalEntry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedArrivalsTest {
    private static final byte[] RAW = {0x0B, 0, (byte) 0xFF, (byte) 0xC6, '\r', 0x1C};
    private static final Arrival ARRIVAL = new Arrival(JournalEntry.Kind.MEDCOM, "auh", "EPJ|AUH", "Æ-1", "UTF-8",
        Instant.parse("2026-11-24T09:00:00.123456789Z"), "7KQ4XZ", "group", RAW);
    private static final Refusal REFUSAL = new Refusal("intake", Instant.parse("2026-11-24T09:00:00.000000001Z"), "7KQ4XZ",
        "SENDER_UNKNOWN", "MSH-3", "The sender is not configured", RAW);

    @TempDir
    private Path directory;
    private Seal seal;
    private SealedArrivals sealed;

    @BeforeEach
    void keys() {
        Keys.create(directory.resolve("keys"));
        seal = Keys.load(directory.resolve("keys")).seal();
        sealed = new SealedArrivals(seal);
    }

    @Test
    void an_arrival_comes_back_as_it_was_sealed() {
        assertThat(sealed.open(sealed.seal(ARRIVAL))).usingRecursiveComparison().isEqualTo(ARRIVAL);
    }

    @Test
    void a_refusal_comes_back_as_it_was_sealed() {
        assertThat(sealed.openRefusal(sealed.seal(REFUSAL))).usingRecursiveComparison().isEqualTo(REFUSAL);
    }

    @Test
    void an_arrival_does_not_open_as_a_refusal() {
        byte[] bytes = sealed.seal(ARRIVAL);
        assertThatThrownBy(() -> sealed.openRefusal(bytes)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void bytes_that_end_too_early_are_refused_wherever_they_end() {
        byte[] whole = ArrivalBytes.of(ARRIVAL);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = seal.seal(Arrays.copyOf(whole, length), "arrival");
            assertThatThrownBy(() -> sealed.open(cut)).as("%d bytes", length).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void an_error_does_not_quote_bytes_that_cannot_be_read() {
        byte[] unreadable = seal.seal("\u0001\0\0\0\n2509479989x".getBytes(StandardCharsets.ISO_8859_1), "arrival");

        StringWriter stackTrace = new StringWriter();
        catchThrowable(() -> sealed.open(unreadable)).printStackTrace(new PrintWriter(stackTrace));

        assertThat(stackTrace.toString()).contains("an arrival").doesNotContain("2509479989");
    }
}
