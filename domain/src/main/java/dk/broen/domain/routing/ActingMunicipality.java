package dk.broen.domain.routing;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.MunicipalityCode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which municipality acts for the citizen on a day (domain.md §5): an acting municipality overrides residence; residence comes from the
 * citizen register or the message. What is missing or contradictory is a human's to settle, never guessed.
 */
public final class ActingMunicipality {
    private ActingMunicipality() {}

    /** Which municipality, as far as it can be said, with the reason in the engineer's words and without citizen data. */
    public sealed interface Answer {
        String because();

        /** One municipality and no other. */
        record Clear(MunicipalityCode municipality, String because) implements Answer {}

        /** None, or several that contradict each other. @param named those that are named */
        record Unclear(Set<MunicipalityCode> named, String because) implements Answer {
            public Unclear {
                named = Set.copyOf(named);
            }
        }
    }

    /** On the event's own day; on a later one, what the message stated then counts only where the register says nothing. */
    public static Answer of(StayEvent event, CitizenFacts facts, LocalDate day) {
        boolean superseded = day.isAfter(LocalDate.ofInstant(event.occurredAt(), DENMARK)) && !on(day, facts, Residence.Kind.RESIDENCE)
            .isEmpty();
        return of(facts, superseded ? Optional.empty() : event.municipality(), day);
    }

    public static Answer of(CitizenFacts facts, Optional<MunicipalityCode> stated, LocalDate day) {
        Set<MunicipalityCode> acting = on(day, facts, Residence.Kind.ACTING);
        if (acting.size() == 1) {
            return new Answer.Clear(acting.iterator().next(), "acting municipality on " + day);
        }
        Set<MunicipalityCode> registered = on(day, facts, Residence.Kind.RESIDENCE);
        if (acting.size() > 1 || registered.size() > 1) {
            return new Answer.Unclear(acting.isEmpty() ? registered : acting, "the register names several municipalities on " + day);
        }
        if (registered.isEmpty()) {
            return stated.<Answer>map(municipality -> new Answer.Clear(municipality, "stated by the message"))
                .orElseGet(() -> new Answer.Unclear(Set.of(), "neither register nor message names a municipality on " + day));
        }
        MunicipalityCode register = registered.iterator().next();
        return stated.filter(municipality -> !municipality.equals(register)).isPresent()
            ? new Answer.Unclear(Set.of(register, stated.get()), "register and message name different municipalities on " + day)
            : new Answer.Clear(register, "residence on " + day);
    }

    private static Set<MunicipalityCode> on(LocalDate day, CitizenFacts facts, Residence.Kind kind) {
        return facts.residences().stream().filter(residence -> residence.kind() == kind && residence.period().holds(day))
            .map(Residence::municipality)
            .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(MunicipalityCode::value))));
    }
}
