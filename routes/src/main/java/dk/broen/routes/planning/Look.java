package dk.broen.routes.planning;

import dk.broen.adapters.occasions.OpenedOccasion;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.Cpr;
import java.util.Optional;

/**
 * Why the hub looks at a citizen now.
 *
 * @param occasion the occasion, if it is stored already; otherwise it is stored only if the plan changes something
 */
public record Look(OccasionKind kind, Optional<OpenedOccasion> occasion, Cpr citizen) {
    Look because(OccasionKind known) {
        return new Look(known, occasion, citizen);
    }

    Look at(Cpr other) {
        return new Look(kind, occasion, other);
    }

    @Override
    public String toString() {
        return "Look[" + kind + "]";
    }
}
