package dk.broen.mappings.sms;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A delivery report as it came.
 *
 * @param path what follows the address of the reports, for example {@code /6f1c1f52-3c1d-4f0a-9d1e-0a4f4b1c2d3e}; it can contain the secret
 * @param query raw, without the question mark
 * @param headers by their names in lower case
 */
public record IncomingReport(String path, Optional<String> query, Map<String, String> headers, byte[] body) {
    public IncomingReport {
        headers = headers.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        return "IncomingReport[" + body.length + "]";
    }
}
