package dk.broen.hub.api;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** @param because why something is changed; nothing is changed without it */
record ChangeReason(Optional<String> because) {
    /** The servlet container takes each byte of a header for a character; programs send UTF-8. */
    static ChangeReason ofHeader(Optional<String> header) {
        return new ChangeReason(header.map(text -> new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)));
    }

    /** @throws IllegalArgumentException when none is given */
    String required() {
        return because.filter(text -> !text.isBlank()).orElseThrow(() -> new IllegalArgumentException("because: say why"));
    }
}
