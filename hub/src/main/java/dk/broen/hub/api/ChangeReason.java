package dk.broen.hub.api;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The reason that a client gives for a change.
 *
 * @param because the reason; a change without it is refused
 */
record ChangeReason(Optional<String> because) {
    /** Decodes the reason from a header: the servlet container reads headers as ISO-8859-1, but clients send UTF-8. */
    static ChangeReason ofHeader(Optional<String> header) {
        return new ChangeReason(header.map(text -> new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)));
    }

    /** @throws IllegalArgumentException when the reason is missing or blank */
    String required() {
        return because.filter(text -> !text.isBlank())
            .orElseThrow(() -> new IllegalArgumentException("because: is missing or empty; give the reason for the change"));
    }
}
