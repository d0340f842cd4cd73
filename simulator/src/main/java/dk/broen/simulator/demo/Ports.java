package dk.broen.simulator.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The ports for the listeners of the demo's hub.
 *
 * @param chosen the port of each listener, by its name in the environment, for example {@code MLLP}; 0: a free port
 */
record Ports(Map<String, Integer> chosen) {
    private static final Map<String, Integer> USUAL = Map.of("MLLP", 2575, "HTTP", 8080, "MANAGEMENT", 8081, "BROKER", 61616);
    private static final int FREE = 0;

    Ports {
        chosen = Map.copyOf(chosen);
    }

    /** The usual ports. A usual port that another process listens on is replaced by a free one. */
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

    /** The ports as environment variables of the hub. */
    Map<String, String> settings() {
        return chosen.entrySet().stream()
            .collect(Collectors.toMap(port -> "BROEN_" + port.getKey() + "_PORT", port -> Integer.toString(port.getValue())));
    }

    /** Whether one of the ports is in use now. If the hub did not start, that can be the cause. */
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
