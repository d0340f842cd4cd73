package dk.broen.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.adapters.crypto.BrokenSealException;
import dk.broen.adapters.crypto.Keys;
import dk.broen.domain.terms.ContactPoint;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedJsonTest {
    private static final Times TIMES = new Times(Instant.parse("2026-10-25T01:30:00.123456789Z"), LocalDate.parse("2026-10-25"),
        LocalTime.parse("09:05"), Optional.empty());
    @TempDir
    private Path directory;
    private SealedJson json;

    private record Times(Instant at, LocalDate day, LocalTime opens, Optional<LocalDate> until) {}

    @BeforeEach
    void createKeys() {
        Keys.create(directory);
        json = new SealedJson(Keys.load(directory));
    }

    @Test
    void what_was_sealed_is_opened_to_the_nanosecond() {
        assertThat(json.open(json.seal(TIMES, "row 1"), Times.class, "row 1")).isEqualTo(TIMES);
    }

    @Test
    void a_value_is_read_once_within_a_short_time() {
        byte[] sealed = json.seal(TIMES, "row 1");

        assertThat(json.open(sealed.clone(), Times.class, "row 1")).isSameAs(json.open(sealed, Times.class, "row 1")).isNotSameAs(TIMES);
    }

    @Test
    void a_value_that_was_opened_does_not_open_in_another_place_or_after_a_change() {
        byte[] sealed = json.seal(TIMES, "row 1");
        json.open(sealed, Times.class, "row 1");
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> json.open(sealed, Times.class, "row 2")).isInstanceOf(BrokenSealException.class);
        assertThatThrownBy(() -> json.open(changed, Times.class, "row 1")).isInstanceOf(BrokenSealException.class);
    }

    @Test
    void a_value_of_another_type_is_not_taken_for_it() {
        byte[] sealed = json.seal("text", "row 1");
        json.open(sealed, String.class, "row 1");

        assertThatThrownBy(() -> json.open(sealed, ContactPoint.class, "row 1")).hasMessageContaining("row 1")
            .hasMessageNotContaining("text");
    }
}
