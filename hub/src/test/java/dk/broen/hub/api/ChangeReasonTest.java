package dk.broen.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeReasonTest {
    @Test
    void danish_letters_in_a_header_are_decoded_as_utf_8() {
        String fromContainer = new String("løbende støtte".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(ChangeReason.ofHeader(Optional.of(fromContainer)).required()).isEqualTo("løbende støtte");
    }

    @Test
    void a_change_without_a_reason_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ChangeReason.ofHeader(Optional.empty()).required())
            .withMessage("because: is missing or empty; give the reason for the change");
        assertThatIllegalArgumentException().isThrownBy(() -> ChangeReason.ofHeader(Optional.of("  ")).required());
    }
}
