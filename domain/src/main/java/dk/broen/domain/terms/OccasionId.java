package dk.broen.domain.terms;

import java.util.UUID;

/** The id that the hub gives an event. It carries no meaning and may be logged. */
public record OccasionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
