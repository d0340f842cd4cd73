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
 * Decides which municipality acts for the citizen on a day (domain.md §5). An acting municipality overrides residence. The residence comes
 * from the recorded facts or from the message. If it is missing or contradictory, a human decides; the hub does not guess. If two
 * municipalities recorded the citizen as their own, nothing moves until it is settled: see {@link Claims}.
 */
public final class ActingMunicipality {
    private static final String CONTRADICTED = "; a record that contradicts it does not count";

    private ActingMunicipality() {}

    /** The answer, with the reason in English, for an engineer, without citizen data. */
    public sealed interface Answer {
        String because();

        /** Exactly one municipality acts. */
        record Clear(MunicipalityCode municipality, String because) implements Answer {}

        /**
         * No municipality is known, or several contradict each other.
         *
         * @param named the municipalities that contradict each other
         */
        record Unclear(Set<MunicipalityCode> named, String because) implements Answer {
            public Unclear {
                named = Set.copyOf(named);
            }
        }
    }

    /**
     * The municipality that acts on a day. The municipality that the message states counts until a residence is recorded that began after the
     * day of the message: a contradiction is not settled by waiting.
     *
     * @param stating the last message that states a municipality
     */
    public static Answer of(Optional<StayEvent> stating, CitizenFacts facts, LocalDate day) {
        Claims.OfDay claims = new Claims(facts.residences()).on(day);
        Optional<MunicipalityCode> stated = stating.flatMap(StayEvent::municipality).filter(code -> !code.unknown());
        boolean statementIsOld = stating.map(event -> LocalDate.ofInstant(event.occurredAt(), DENMARK))
            .filter(stay -> movedAfter(stay, claims)).isPresent();
        return of(claims, statementIsOld ? Optional.empty() : stated, day);
    }

    public static Answer of(CitizenFacts facts, Optional<MunicipalityCode> stated, LocalDate day) {
        return of(new Claims(facts.residences()).on(day), stated, day);
    }

    private static Answer of(Claims.OfDay claims, Optional<MunicipalityCode> stated, LocalDate day) {
        String unsettled = claims.leftOut().isEmpty() ? "" : CONTRADICTED;
        Set<MunicipalityCode> acting = counting(claims, Residence.Kind.ACTING);
        if (acting.size() == 1) {
            return new Answer.Clear(acting.iterator().next(), "acting municipality on " + day + unsettled);
        }
        Set<MunicipalityCode> registered = counting(claims, Residence.Kind.RESIDENCE);
        if (acting.size() > 1 || registered.size() > 1) {
            return new Answer.Unclear(acting.isEmpty() ? registered : acting, "several municipalities are recorded for " + day);
        }
        if (registered.isEmpty()) {
            return stated.<Answer>map(municipality -> new Answer.Clear(municipality, "stated in the message"))
                .orElseGet(() -> new Answer.Unclear(Set.of(), "neither the recorded facts nor the message name a municipality on " + day));
        }
        MunicipalityCode residence = registered.iterator().next();
        return stated.filter(municipality -> !municipality.equals(residence)).isPresent()
            ? new Answer.Unclear(Set.of(residence, stated.get()),
                "the recorded residence and the message name different municipalities on " + day)
            : new Answer.Clear(residence, "recorded residence on " + day + unsettled);
    }

    private static boolean movedAfter(LocalDate stated, Claims.OfDay claims) {
        return claims.counting().stream().filter(entry -> entry.kind() == Residence.Kind.RESIDENCE)
            .anyMatch(entry -> entry.period().from().isAfter(stated));
    }

    private static Set<MunicipalityCode> counting(Claims.OfDay claims, Residence.Kind kind) {
        return claims.counting().stream().filter(entry -> entry.kind() == kind).map(Residence::municipality)
            .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(MunicipalityCode::value))));
    }
}
