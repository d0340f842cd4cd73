package dk.broen.domain.terms;

import java.util.UUID;

/** Names one delivery for good: broker duplicate id, Message-ID and SMS client reference are made of it. Carries no meaning. */
public record NotificationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
