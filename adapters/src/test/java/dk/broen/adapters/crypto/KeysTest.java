package dk.broen.adapters.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.domain.terms.Cpr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    private static final Cpr CITIZEN = new Cpr("2509479989");
    private static final byte[] PLAIN = "Bruno Test Elmer".getBytes(UTF_8);

    @TempDir
    private Path directory;
    private Keys keys;

    @BeforeEach
    void createKeys() {
        Keys.create(directory.resolve("keys"));
        keys = Keys.load(directory.resolve("keys"));
    }

    @Test
    void sealed_bytes_open_after_the_keys_are_loaded_again() {
        byte[] sealed = keys.seal().seal(PLAIN, "journal/1");

        assertThat(new String(sealed, UTF_8)).doesNotContain("Bruno");
        assertThat(Keys.load(directory.resolve("keys")).seal().open(sealed, "journal/1")).isEqualTo(PLAIN);
    }

    @Test
    void sealed_bytes_with_a_changed_byte_do_not_open() {
        byte[] sealed = keys.seal().seal(PLAIN, "journal/1");
        sealed[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> keys.seal().open(sealed, "journal/1")).isInstanceOf(BrokenSealException.class)
            .hasMessageContaining("journal/1");
    }

    @Test
    void bytes_moved_to_another_row_do_not_open() {
        byte[] sealed = keys.seal().seal(PLAIN, "journal/1");

        assertThatThrownBy(() -> keys.seal().open(sealed, "journal/2")).isInstanceOf(BrokenSealException.class);
    }

    @Test
    void bytes_sealed_with_a_key_that_is_missing_here_name_that_key() throws IOException {
        Keys.create(directory.resolve("other"));
        byte[] sealed = Keys.load(directory.resolve("other")).seal().seal(PLAIN, "journal/1");
        String otherKeys = Files.readString(directory.resolve("other/payload.json"));

        assertThatThrownBy(() -> keys.seal().open(sealed, "journal/1")).isInstanceOf(UnknownKeyException.class)
            .satisfies(unknown -> assertThat(otherKeys).contains("\"primaryKeyId\":" + ((UnknownKeyException) unknown).key()));
    }

    @Test
    void a_citizen_has_one_key_per_hub_and_the_key_does_not_hold_the_cpr_number() {
        Keys.create(directory.resolve("other"));

        String key = keys.index().keyOf(CITIZEN);

        assertThat(key).hasSize(22).doesNotContain(CITIZEN.digits()).isEqualTo(Keys.load(directory.resolve("keys")).index().keyOf(CITIZEN));
        assertThat(Keys.load(directory.resolve("other")).index().keyOf(CITIZEN)).isNotEqualTo(key);
        assertThat(keys.index().hash("control", CITIZEN.digits())).isNotEqualTo(key);
    }

    @Test
    void the_error_of_missing_keys_says_what_to_do() throws IOException {
        Files.delete(directory.resolve("keys/index.json"));

        assertThatThrownBy(() -> Keys.load(directory.resolve("keys"))).isInstanceOf(MissingKeysException.class)
            .hasMessageContaining("index.json").hasMessageContaining("./broen keys create");
    }

    @Test
    void keys_are_readable_by_their_owner_only_and_are_never_overwritten() throws IOException {
        Path payload = directory.resolve("keys/payload.json");
        byte[] created = Files.readAllBytes(payload);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(payload))).isEqualTo("rw-------");
        assertThatThrownBy(() -> Keys.create(directory.resolve("keys"))).isInstanceOf(IllegalStateException.class);
        assertThat(Files.readAllBytes(payload)).isEqualTo(created);
    }
}
