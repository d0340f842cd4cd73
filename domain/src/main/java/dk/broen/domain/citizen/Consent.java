package dk.broen.domain.citizen;

import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Samtykke: what the citizen has said about who may be told what (domain.md §4; sundhedsloven § 44: at most one year).
 * Consent names its recipients one by one, functions or very units; there is no "everybody".
 *
 * @param id stands in audit rows and steps, so that the consent is found by it; says nothing of the citizen
 * @param answer what the citizen answered; only {@link Answer#GIVEN} permits
 * @param municipality two municipalities are two scopes: the consent holds for the receivers of this one
 * @param regions hospitals of these regions may send; empty means the region that the municipality belongs to
 * @param events event types covered; empty means all
 * @param obtainedBy the responsible person who obtained it
 * @param withdrawnAt from this instant it permits nothing
 */
public record Consent(String id, Answer answer, Set<UnitFunction> functions, Set<UnitId> units, Set<EventType> events,
    MunicipalityCode municipality, Set<RegionCode> regions, Form form, String obtainedBy,
    Period period, Optional<Instant> withdrawnAt) {
    /** What the citizen said when asked, or why there is no answer; only {@link #GIVEN} permits. */
    public enum Answer {
        NOT_REQUESTED, REQUESTED, GIVEN, REFUSED, INCAPABLE, UNREACHABLE
    }

    /** How it was given; a rule may want it in writing. */
    public enum Form { WRITTEN, VERBAL }

    /** @throws IllegalArgumentException when it lasts more than one year (§ 44) or has no end */
    public Consent {
        functions = Set.copyOf(functions);
        units = Set.copyOf(units);
        events = Set.copyOf(events);
        regions = Set.copyOf(regions);
        LocalDate latest = period.from().plusYears(1);
        if (period.until().filter(until -> !until.isAfter(latest)).isEmpty()) {
            throw new IllegalArgumentException("a consent lasts at most one year (sundhedsloven § 44): from " + period.from()
                + " it must end by " + latest);
        }
    }

    public boolean names(UnitFunction function, UnitId unit) {
        return functions.contains(function) || units.contains(unit);
    }

    public boolean covers(EventType event) {
        return events.isEmpty() || events.contains(event);
    }

    public boolean withdrawnBy(Instant at) {
        return withdrawnAt.map(withdrawn -> !at.isBefore(withdrawn)).orElse(false);
    }
}
