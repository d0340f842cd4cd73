package dk.broen.domain.terms;

import java.util.UUID;

/** The hub's own name for one event; it carries no meaning and may stand in logs. */
public record EventId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
