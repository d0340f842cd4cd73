package dk.broen.hub.settings;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** The ports of listeners that do not say themselves which one was taken: tried before they listen. */
public final class Ports {
    private Ports() {
    }

    /**
     * @param listener its name in the settings, e.g. {@code mllp}
     * @param port 0: a free one, which the listener chooses when it listens
     * @return the same port
     * @throws StartRefused when nothing can listen there
     */
    public static int checked(String listener, String host, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port), 1);
            return port;
        } catch (IOException refused) {
            throw new StartRefused(List.of(String.valueOf(refused.getMessage()).contains("in use") ? taken(port)
                : "broen." + listener + ".host: nothing can listen on " + host + ": " + refused.getMessage()));
        }
    }

    public static String taken(int port) {
        return "port " + port + " is taken by another program; set another one in config/application.yaml, or run with --free-ports";
    }
}
