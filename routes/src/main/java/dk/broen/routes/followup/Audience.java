package dk.broen.routes.followup;

import dk.broen.adapters.outbox.Addressee;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitId;
import java.util.Set;

/** Whose notices somebody may read and answer. A notice of others does not exist for them. */
public sealed interface Audience {
    boolean has(Addressee.Unit addressee);

    /** An operator of the hub: those of everybody. */
    record Operator() implements Audience {
        @Override
        public boolean has(Addressee.Unit addressee) {
            return true;
        }
    }

    /** A system of a municipality: those of all its units. */
    record OneMunicipality(MunicipalityCode municipality) implements Audience {
        @Override
        public boolean has(Addressee.Unit addressee) {
            return addressee.municipality().equals(municipality);
        }
    }

    /** The staff of units: those of these units. */
    record Units(Set<UnitId> units) implements Audience {
        public Units {
            units = Set.copyOf(units);
        }

        @Override
        public boolean has(Addressee.Unit addressee) {
            return units.contains(addressee.unit());
        }
    }
}
