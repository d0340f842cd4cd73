package dk.broen.adapters.facts;

import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.citizen.ServiceAssignment;

/** One fact about a citizen. */
public sealed interface Fact {
    record Resides(Residence residence) implements Fact {}

    record Appointed(Appointment appointment) implements Fact {}

    record Assigned(ServiceAssignment service) implements Fact {}

    record Consented(Consent consent) implements Fact {}
}
