package dk.broen.domain.citizen;

import java.util.List;

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
}
