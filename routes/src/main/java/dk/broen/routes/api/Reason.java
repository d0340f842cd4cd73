package dk.broen.routes.api;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** @param because why something is changed; nothing is changed without it */
record Reason(Optional<String> because) {
    /** The servlet container takes each byte of a header for a character; programs send UTF-8. */
    static Reason ofHeader(Optional<String> header) {
        return new Reason(header.map(text -> new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)));
    }

    /** @throws IllegalArgumentException when none is given */
    String required() {
        return because.filter(text -> !text.isBlank()).orElseThrow(() -> new IllegalArgumentException("because: say why"));
    }
}
