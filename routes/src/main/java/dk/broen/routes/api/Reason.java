package dk.broen.routes.api;

import java.util.Optional;

/** @param because why something is changed; nothing is changed without it */
record Reason(Optional<String> because) {
    /** @throws IllegalArgumentException when none is given */
    String required() {
        return because.filter(text -> !text.isBlank()).orElseThrow(() -> new IllegalArgumentException("because: say why"));
    }
}
