package dk.broen.routes.planning;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.adapters.store.Facts;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.routing.ActingMunicipality;
import dk.broen.domain.stay.StayEvent;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** What is known of the citizen of an event; consents from the municipality's own register where it has one. */
@Component
public class KnownFacts {
    private final Facts facts;
    private final ConsentRegisters registers;

    KnownFacts(Facts facts, ConsentRegisters registers) {
        this.facts = facts;
        this.registers = registers;
    }

    public CitizenFacts of(StayEvent event) {
        CitizenFacts own = facts.of(event.citizen());
        return ActingMunicipality.of(own, event.municipality(), LocalDate.ofInstant(event.occurredAt(), DENMARK)) instanceof ActingMunicipality.Answer.Clear clear
            ? registers.of(clear.municipality())
                .map(register -> new CitizenFacts(own.residences(), own.appointments(), own.services(), register.consentsOf(event.citizen()))).orElse(own)
            : own;
    }
}
