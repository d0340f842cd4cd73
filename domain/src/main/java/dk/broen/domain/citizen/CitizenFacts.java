package dk.broen.domain.citizen;

import java.util.List;

/** All the hub knows of one citizen, past and planned entries included; every rule looks at the day it concerns. */
public record CitizenFacts(List<Residence> residences, List<Appointment> appointments, List<ServiceAssignment> services,
    ConsentRecord consents) {
    public CitizenFacts {
        residences = List.copyOf(residences);
        appointments = List.copyOf(appointments);
        services = List.copyOf(services);
    }
}
