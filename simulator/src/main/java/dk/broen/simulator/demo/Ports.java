package dk.broen.simulator.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** The ports that the hub of the demo listens on, as settings by environment. */
final class Ports {
    private static final Map<String, Integer> USUAL = Map.of("MLLP", 2575, "HTTP", 8080, "MANAGEMENT", 8081, "BROKER", 61616);
    private static final int FREE = 0;

    private Ports() {
    }

    /** Each as usual, or a free one where something else listens already. */
    static Map<String, String> usual() {
        Map<String, String> settings = new HashMap<>();
        USUAL.forEach((name, port) -> settings.put(setting(name), Integer.toString(isFree(port) ? port : FREE)));
        return settings;
    }

    static Map<String, String> free() {
        Map<String, String> settings = new HashMap<>();
        USUAL.keySet().forEach(name -> settings.put(setting(name), Integer.toString(FREE)));
        return settings;
    }

    private static String setting(String name) {
        return "BROEN_" + name + "_PORT";
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
