package dk.broen.simulator.hospital;

import java.io.IOException;
import java.util.List;

/** The connection failed or the timeout passed before every message was answered. {@link #received} has the answers that came before. */
public final class NoAcknowledgementException extends IOException {
    private final transient List<Acknowledgement> received;

    NoAcknowledgementException(List<Acknowledgement> received, int sent, IOException cause) {
        super(received.size() + " of " + sent + " messages were answered before the connection failed: " + cause.getMessage(), cause);
        this.received = List.copyOf(received);
    }

    /** The answers that came, in order of arrival. */
    public List<Acknowledgement> received() {
        return received;
    }
}
