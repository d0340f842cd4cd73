package dk.broen.mappings.sms;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fields of a form (application/x-www-form-urlencoded), sorted by their names. */
record FormFields(SortedMap<String, String> byName) {
    /** Empty if the bytes are no form, or name a field twice: then two readers could read two values. */
    static Optional<FormFields> of(byte[] body) {
        SortedMap<String, String> fields = new TreeMap<>();
        try {
            for (String field : new String(body, StandardCharsets.UTF_8).split("&")) {
                String[] parts = field.split("=", 2);
                if (parts.length != 2 || fields.put(decoded(parts[0]), decoded(parts[1])) != null) {
                    return Optional.empty();
                }
            }
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
        return Optional.of(new FormFields(fields));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Each name followed by its value, in the order of the names: what Twilio signs after the URL. */
    String concatenated() {
        StringBuilder all = new StringBuilder();
        byName.forEach((name, value) -> all.append(name).append(value));
        return all.toString();
    }

    @Override
    public String toString() {
        return "FormFields" + byName.keySet();
    }
}
