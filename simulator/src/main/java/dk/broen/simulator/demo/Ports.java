package dk.broen.simulator.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The ports that the hub of the demo is asked to listen on.
 *
 * @param chosen by the listener's name in the environment, e.g. {@code MLLP}; 0: a free one
 */
record Ports(Map<String, Integer> chosen) {
    private static final Map<String, Integer> USUAL = Map.of("MLLP", 2575, "HTTP", 8080, "MANAGEMENT", 8081, "BROKER", 61616);
    private static final int FREE = 0;

    Ports {
        chosen = Map.copyOf(chosen);
    }

    /** Each as usual, or a free one where something else listens already. */
    static Ports usual() {
        return orFree(USUAL);
    }

    static Ports orFree(Map<String, Integer> wanted) {
        return new Ports(wanted.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, port -> isFree(port.getValue()) ? port.getValue() : FREE)));
    }

    static Ports free() {
        return new Ports(USUAL.keySet().stream().collect(Collectors.toMap(name -> name, name -> FREE)));
    }

    /** As settings by environment. */
    Map<String, String> settings() {
        return chosen.entrySet().stream()
            .collect(Collectors.toMap(port -> "BROEN_" + port.getKey() + "_PORT", port -> Integer.toString(port.getValue())));
    }

    /** Somebody listens on one of them now: when the hub did not start, that is why. */
    boolean areTaken() {
        return chosen.values().stream().anyMatch(port -> port != FREE && !isFree(port));
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
