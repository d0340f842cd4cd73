package dk.broen.hub.attacks;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the hub answered, as far as it can tell anything: without what the client sent itself, without random ids and times.
 *
 * @param size the length of the body in characters, where times have one length
 */
record Answer(int status, Map<String, List<String>> headers, String body, int size) {
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String TIME = "\\d{4}-\\d{2}-\\d{2}T[\\d:.]+(Z|[+-]\\d{2}:\\d{2})";
    /** The version of facts names the ends of their ids. */
    private static final String TOKEN = "\"previewed\":\"[\\w-]{22}\"";
    private static final String VERSION = "\\b[0-9a-f]{8}(\\.[0-9a-f]{8})*\\b";

    /** @param sent what the client knows */
    static Answer of(int status, Map<String, List<String>> headers, String body, List<String> sent) {
        String neutral = neutral(body, sent);
        return new Answer(status, headers.entrySet().stream()
            .filter(header -> !List.of("date", "content-length").contains(header.getKey().toLowerCase(Locale.ROOT)))
            .collect(Collectors.toMap(header -> header.getKey().toLowerCase(Locale.ROOT),
                header -> header.getValue().stream().map(value -> neutral(value, sent)).toList())),
            neutral, neutral.length());
    }

    private static String neutral(String text, List<String> sent) {
        String neutral = text.replaceAll(UUID, "{id}").replaceAll(TIME, "{time}").replaceAll(TOKEN, "{token}")
            .replaceAll(VERSION, "{version}");
        for (String known : sent.stream().sorted(Comparator.comparing(String::length).reversed()).toList()) {
            neutral = neutral.replace(known, "{sent}");
        }
        return neutral;
    }
}
