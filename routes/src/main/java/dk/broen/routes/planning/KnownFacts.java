package dk.broen.routes.planning;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.adapters.facts.Facts;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.planning.Recheck;
import dk.broen.domain.routing.ActingMunicipality;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * Reads the facts about the citizen of an event. Consents come from the consent register of the acting municipality if it has one, else
 * from the hub's own facts.
 */
@Component
public class KnownFacts {
    private final Facts facts;
    private final ConsentRegisters registers;

    KnownFacts(Facts facts, ConsentRegisters registers) {
        this.facts = facts;
        this.registers = registers;
    }

    /** The facts, with the municipality that acts on the day of the event. */
    public CitizenFacts of(StayEvent event) {
        return of(event, LocalDate.ofInstant(event.occurredAt(), DENMARK));
    }

    /** The facts, with the municipality that acts when the event is told now. */
    public CitizenFacts of(StayEvent event, Instant now) {
        return of(event, Recheck.day(event, now));
    }

    private CitizenFacts of(StayEvent event, LocalDate day) {
        CitizenFacts own = facts.of(event.citizen());
        return ActingMunicipality.of(event, own, day) instanceof ActingMunicipality.Answer.Clear clear
            ? registers.of(clear.municipality())
                .map(register -> new CitizenFacts(own.residences(), own.appointments(), own.services(),
                    register.consentsOf(event.citizen())))
                .orElse(own)
            : own;
    }
}
