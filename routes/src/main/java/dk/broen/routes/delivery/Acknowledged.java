package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.Outbox;
import dk.broen.mappings.medcom.outgoing.ReceivedAcknowledgement;

/** What a receiver said of a notice, later than in its answer by HTTP. */
public record Acknowledged(Outbox.Left left, ReceivedAcknowledgement.Code code) {
    @Override
    public String toString() {
        return "Acknowledged[" + left.notice().reference() + " " + code + "]";
    }
}
