package dk.broen.simulator.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request that a stand-in received.
 *
 * @param target path and query, as they were sent
 * @param authorization the header; empty if there is none
 */
public record WebRequest(String method, String target, String authorization, String contentType, String body) {

    /** The fields of a form in the body. */
    public Map<String, String> form() {
        return Arrays.stream(body.split("&")).map(field -> field.split("=", 2)).filter(field -> field.length == 2)
            .collect(Collectors.toMap(field -> decoded(field[0]), field -> decoded(field[1]), (first, again) -> first));
    }

    private static String decoded(String text) {
        return java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
