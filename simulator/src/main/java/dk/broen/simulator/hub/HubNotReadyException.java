package dk.broen.simulator.hub;

import java.io.IOException;
import java.util.List;

/** The hub ended or stayed silent before it said that it was ready; the message ends with the last lines it wrote. */
public final class HubNotReadyException extends IOException {

    HubNotReadyException(String what, List<String> tail) {
        super(what + tail.stream().reduce("", (all, line) -> all + System.lineSeparator() + "    " + line));
    }
}
