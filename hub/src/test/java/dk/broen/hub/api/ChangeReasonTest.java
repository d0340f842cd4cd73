package dk.broen.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeReasonTest {
    @Test
    void danish_letters_in_a_header_are_read_as_they_were_sent() {
        String asTheContainerGivesIt = new String("løbende støtte".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(ChangeReason.ofHeader(Optional.of(asTheContainerGivesIt)).required()).isEqualTo("løbende støtte");
    }

    @Test
    void without_a_reason_nothing_is_changed() {
        assertThatIllegalArgumentException().isThrownBy(() -> ChangeReason.ofHeader(Optional.empty()).required())
            .withMessage("because: say why");
        assertThatIllegalArgumentException().isThrownBy(() -> ChangeReason.ofHeader(Optional.of("  ")).required());
    }
}
