package dk.broen.adapters.outbox;

import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;

/** The addressee of a row of the outbox. */
public sealed interface Addressee {
    /** A unit, or the appointed coordinator at the unit. */
    record Unit(UnitFunction function, UnitId unit, MunicipalityCode municipality, ContactPoint contact, ContentLevel content)
        implements Addressee {
        @Override
        public String toString() {
            return "Unit[" + unit + "]";
        }
    }

    /** The ward of a stay. */
    record Ward(WardAnswer answer) implements Addressee {
        @Override
        public String toString() {
            return "Ward[" + answer.hospital() + "]";
        }
    }
}
