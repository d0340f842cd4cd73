package dk.broen.mappings.sms;

import java.util.Map;
import java.util.Optional;

/**
 * The request that hands an SMS to a gateway.
 *
 * @param query raw, without the question mark
 * @param headers contain secrets
 */
public record SmsRequest(String method, Optional<String> query, String contentType, Map<String, String> headers, String body) {
    public SmsRequest {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "SmsRequest[" + method + "]";
    }
}
