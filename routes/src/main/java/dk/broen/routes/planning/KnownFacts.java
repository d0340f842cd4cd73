package dk.broen.routes.planning;

import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.adapters.facts.Facts;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.routing.ActingMunicipality;
import dk.broen.domain.terms.Cpr;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reads the facts about a citizen. Consents come from the consent register of the acting municipality if it has one, else
 * from the hub's own facts.
 */
@Component
class KnownFacts {
    private final Facts facts;
    private final ConsentRegisters registers;

    KnownFacts(Facts facts, ConsentRegisters registers) {
        this.facts = facts;
        this.registers = registers;
    }

    /**
     * The facts, with the consents of the municipality that acts on the day.
     *
     * @param stating the last message that states a municipality
     */
    CitizenFacts of(Cpr citizen, Optional<StayEvent> stating, LocalDate day) {
        CitizenFacts own = facts.of(citizen);
        return ActingMunicipality.of(stating, own, day) instanceof ActingMunicipality.Answer.Clear clear
            ? registers.of(clear.municipality())
                .map(register -> new CitizenFacts(own.residences(), own.appointments(), own.services(), register.consentsOf(citizen)))
                .orElse(own)
            : own;
    }
}
