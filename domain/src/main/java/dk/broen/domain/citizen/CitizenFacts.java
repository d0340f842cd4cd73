package dk.broen.domain.citizen;

import java.util.List;
import java.util.stream.Stream;

/**
 * All facts that are recorded of one citizen, past and planned ones included. Each rule selects the facts that are valid on the day that it
 * decides about.
 */
public record CitizenFacts(List<Residence> residences, List<Appointment> appointments, List<ServiceAssignment> services,
    ConsentRecord consents, List<Agreement> agreements, List<OverrideDecision> overrides, List<PspCase> pspCases,
    List<StayEnd> stayEnds) {
    public CitizenFacts {
        residences = List.copyOf(residences);
        appointments = List.copyOf(appointments);
        services = List.copyOf(services);
        agreements = List.copyOf(agreements);
        overrides = List.copyOf(overrides);
        pspCases = List.copyOf(pspCases);
        stayEnds = List.copyOf(stayEnds);
    }

    /** The facts of a citizen without agreements, overrides, PSP cases and ends of stays. */
    public CitizenFacts(List<Residence> residences, List<Appointment> appointments, List<ServiceAssignment> services,
        ConsentRecord consents) {
        this(residences, appointments, services, consents, List.of(), List.of(), List.of(), List.of());
    }

    /** The same facts with the consents of another source. */
    public CitizenFacts with(ConsentRecord other) {
        return new CitizenFacts(residences, appointments, services, other, agreements, overrides, pspCases, stayEnds);
    }

    /** The same facts, and one more consent, unless the consents cannot be read. */
    public CitizenFacts with(Consent consent) {
        return consents instanceof ConsentRecord.Known known
            ? with(new ConsentRecord.Known(Stream.concat(known.consents().stream(), Stream.of(consent)).toList()))
            : this;
    }
}
