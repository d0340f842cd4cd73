package dk.broen.routes.planning;

import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.history.MergedIdentities;
import dk.broen.adapters.history.Stays;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.history.HospitalEvent;
import dk.broen.domain.history.IdentityMerged;
import dk.broen.domain.history.PastEvent;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.mappings.Interpretation;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Two numbers that are one citizen (domain.md §4, HL7 A40): stays go along, also those told later; facts and consents never do. */
@Component
class Identities {
    private final MergedIdentities merged;
    private final Stays stays;
    private final Facts facts;
    private final ConsentRegisters registers;
    private final Clock clock;

    Identities(MergedIdentities merged, Stays stays, Facts facts, ConsentRegisters registers, Clock clock) {
        this.merged = merged;
        this.stays = stays;
        this.facts = facts;
        this.registers = registers;
        this.clock = clock;
    }

    /** The same by the number that is in use: a hospital may send a retired one for some time yet. */
    Interpretation current(Interpretation meaning) {
        return meaning instanceof Interpretation.Event event ? new Interpretation.Event(current(event.event())) : meaning;
    }

    private HospitalEvent current(HospitalEvent event) {
        return event instanceof StayEvent said ? said.of(merged.current(said.citizen())) : event;
    }

    /** @return whether something is known of the retired number that a human must look at: it is not carried over */
    boolean merge(IdentityMerged merge) {
        CitizenFacts known = facts.of(merge.retired());
        boolean toLookAt = isSomething(known) || mayStandInRegister(merge.retired(), known);
        stays.rekey(merge.retired(), merged.merge(merge.retired(), merge.citizen(), clock.instant()));
        return toLookAt;
    }

    private static boolean isSomething(CitizenFacts known) {
        boolean consents = known.consents() instanceof ConsentRecord.Known hubs && !hubs.consents().isEmpty();
        return consents || !known.residences().isEmpty() || !known.appointments().isEmpty() || !known.services().isEmpty();
    }

    /** The register itself is not asked: it may be away, and its answer would be good for now only. */
    private boolean mayStandInRegister(Cpr retired, CitizenFacts known) {
        Stream<MunicipalityCode> said = stays.readHistoryOf(retired).events().stream().map(PastEvent::event)
            .flatMap(event -> event.municipality().stream());
        return Stream.concat(said, known.residences().stream().map(Residence::municipality))
            .anyMatch(code -> registers.of(code).isPresent());
    }
}
