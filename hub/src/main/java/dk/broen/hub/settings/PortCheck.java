package dk.broen.hub.settings;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** Checks a port before a listener opens it. It is used for listeners that do not report which port is already in use. */
public final class PortCheck {
    private PortCheck() {
    }

    /**
     * Checks that the listener can listen on the port.
     *
     * @param listener its name in the settings, e.g. {@code mllp}
     * @param port 0: any free port, which the listener chooses when it opens
     * @return the same port
     * @throws StartRefused when the port is in use, or the host is not an interface of this machine
     */
    public static int checked(String listener, String host, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port), 1);
            return port;
        } catch (IOException refused) {
            throw new StartRefused(List.of(String.valueOf(refused.getMessage()).contains("in use") ? inUse(port)
                : "broen." + listener + ".host: cannot listen on " + host + ": " + refused.getMessage()));
        }
    }

    /** The error text for a port that is already in use. */
    public static String inUse(int port) {
        return "port " + port + " is in use by another program; set another port in config/application.yaml, or run with --free-ports";
    }
}
