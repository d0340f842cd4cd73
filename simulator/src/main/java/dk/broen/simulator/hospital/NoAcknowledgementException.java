package dk.broen.simulator.hospital;

import java.io.IOException;
import java.util.List;

/** The connection broke or stayed silent before every message was answered. What was answered is kept: the rest is to be resent. */
public final class NoAcknowledgementException extends IOException {
    private final transient List<Acknowledgement> received;

    NoAcknowledgementException(List<Acknowledgement> received, int sent, IOException cause) {
        super(received.size() + " of " + sent + " messages were acknowledged before the connection ended: " + cause.getMessage(), cause);
        this.received = List.copyOf(received);
    }

    /** The answers that came, in the order in which they came. */
    public List<Acknowledgement> received() {
        return received;
    }
}
