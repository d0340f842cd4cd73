package dk.broen.routes.delivery;

import java.nio.charset.StandardCharsets;

/** The part of an acknowledgement message that settles a notice. */
public final class Acknowledgements {
    private Acknowledgements() {}

    /** @param code {@code ok}, {@code fatal-error} or {@code transient-error} */
    public static byte[] about(String messageHeaderId, String code) {
        return """
            {"resourceType": "Bundle", "type": "message", "entry": [{"resource": {"resourceType": "MessageHeader",
              "eventCoding": {"code": "acknowledgement-message"}, "response": {"identifier": "%s", "code": "%s"}}}]}"""
            .formatted(messageHeaderId, code).getBytes(StandardCharsets.UTF_8);
    }
}
