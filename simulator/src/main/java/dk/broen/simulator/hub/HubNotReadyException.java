package dk.broen.simulator.hub;

import java.io.IOException;
import java.util.List;

/** The hub ended, or printed no ready line in time. The exception message ends with the last lines that the hub printed. */
public final class HubNotReadyException extends IOException {

    HubNotReadyException(String what, List<String> tail) {
        super(what + tail.stream().reduce("", (all, line) -> all + System.lineSeparator() + "    " + line));
    }
}
