package dk.broen.domain.terms;

import java.util.UUID;

/**
 * The id of one notice on one channel. The broker's duplicate id, the Message-ID of a mail and the client reference of an SMS are made from
 * it. It carries no meaning.
 */
public record NotificationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
