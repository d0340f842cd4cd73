package dk.broen.adapters.facts;

import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.citizen.ServiceAssignment;

/** One thing a municipality told about a citizen. */
public sealed interface Fact {
    /** A coordinator is appointed. */
    record Appointed(Appointment appointment) implements Fact {}

    /** The citizen has a service at a unit. */
    record Served(ServiceAssignment service) implements Fact {}

    /** The citizen answered about consent. */
    record Consented(Consent consent) implements Fact {}

    /** A municipality acts for the citizen. */
    record Resident(Residence residence) implements Fact {}
}
