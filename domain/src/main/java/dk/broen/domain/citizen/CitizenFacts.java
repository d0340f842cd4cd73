package dk.broen.domain.citizen;

import java.util.List;
import java.util.stream.Stream;

/**
 * All facts that are recorded of one citizen, past and planned ones included. Each rule selects the facts that are valid on the day that it
 * decides about.
 */
public record CitizenFacts(List<Residence> residences, List<Appointment> appointments, List<ServiceAssignment> services,
    ConsentRecord consents) {
    public CitizenFacts {
        residences = List.copyOf(residences);
        appointments = List.copyOf(appointments);
        services = List.copyOf(services);
    }

    /** The same facts, and one more consent, unless the consents cannot be read. */
    public CitizenFacts with(Consent consent) {
        return consents instanceof ConsentRecord.Known known
            ? new CitizenFacts(residences, appointments, services,
                new ConsentRecord.Known(Stream.concat(known.consents().stream(), Stream.of(consent)).toList()))
            : this;
    }
}
