package dk.broen.simulator.hub;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code key=value} pairs of the ready line, which a hub prints when it has started. */
record Readiness(Map<String, String> values) {

    private static final String READY = "Broen is ready";
    private static final Pattern PAIR = Pattern.compile("([A-Za-z][\\w.-]*)=(\\S+)");
    private static final Pattern PORT = Pattern.compile("(?:.*:)?(\\d{1,5})/?");

    static Optional<Readiness> in(String line) {
        if (!line.startsWith(READY)) {
            return Optional.empty();
        }
        Map<String, String> values = new TreeMap<>();
        for (Matcher pair = PAIR.matcher(line); pair.find();) {
            values.put(pair.group(1), pair.group(2).replaceFirst("[,;.]$", ""));
        }
        return Optional.of(new Readiness(Map.copyOf(values)));
    }

    /** Returns the port of a pair such as {@code mllp=2575}, {@code mllp=127.0.0.1:2575} or {@code http=http://127.0.0.1:8080/}. */
    int port(String name) {
        Matcher port = PORT.matcher(values.getOrDefault(name, ""));
        if (!port.matches()) {
            throw new IllegalStateException("The hub's ready line has no port for " + name + "; it has " + values.keySet());
        }
        return Integer.parseInt(port.group(1));
    }
}
