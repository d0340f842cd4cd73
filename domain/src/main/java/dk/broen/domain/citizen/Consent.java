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
 * Samtykke: the citizen's answer to the question who may be told what (domain.md §4; sundhedsloven § 44: at most one year). A consent names
 * each recipient, as a function or as an individual unit. A consent for everybody does not exist.
 *
 * @param id identifies the consent in the steps of a decision; says nothing about the citizen
 * @param answer only {@link Answer#GIVEN} permits
 * @param municipality the consent covers the recipients of this municipality only
 * @param regions the consent covers hospitals of these regions; empty means the region that the municipality belongs to
 * @param events event types that the consent covers; empty means all
 * @param obtainedBy the responsible person who obtained the consent
 * @param period for a given consent at most one year, with an end
 * @param withdrawnAt the consent permits nothing from this instant on
 */
public record Consent(String id, Answer answer, Set<UnitFunction> functions, Set<UnitId> units, Set<EventType> events,
    MunicipalityCode municipality, Set<RegionCode> regions, Form form, String obtainedBy,
    Period period, Optional<Instant> withdrawnAt) {
    /** The answer of the citizen, or the reason why there is no answer. Only {@link #GIVEN} permits. */
    public enum Answer {
        NOT_REQUESTED, REQUESTED, GIVEN, REFUSED, INCAPABLE, UNREACHABLE
    }

    /** How the consent was given. A municipality can require the written form for a function. */
    public enum Form { WRITTEN, VERBAL }

    /**
     * A consent without an end ends one year after its first day: the day on which it was given, or for an advance consent the day on which
     * it begins. A refusal without an end lasts until it is withdrawn.
     *
     * @throws IllegalArgumentException if a given consent lasts longer than one year (sundhedsloven § 44)
     */
    public Consent {
        functions = Set.copyOf(functions);
        units = Set.copyOf(units);
        events = Set.copyOf(events);
        regions = Set.copyOf(regions);
        period = answer == Answer.GIVEN ? atMostOneYear(period) : period;
    }

    private static Period atMostOneYear(Period stated) {
        LocalDate latest = stated.from().plusYears(1);
        LocalDate until = stated.until().orElse(latest);
        if (until.isAfter(latest)) {
            throw new IllegalArgumentException("a consent lasts at most one year (sundhedsloven § 44): " + stated.from() + " to " + until
                + ", the last accepted day is " + latest);
        }
        return Period.between(stated.from(), until);
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
