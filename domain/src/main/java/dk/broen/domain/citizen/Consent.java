package dk.broen.domain.citizen;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

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
 * @param obtained how, by whom, from whom and on which day the answer was obtained
 * @param period the days on which the answer counts; for a given consent at most one year, with an end
 * @param withdrawnAt the answer counts for nothing from this instant on
 * @param vanished whether it counts for nothing because its source does not name it any more: nobody has withdrawn it
 */
public record Consent(String id, Answer answer, Set<UnitFunction> functions, Set<UnitId> units, Set<EventType> events,
    MunicipalityCode municipality, Set<RegionCode> regions, Obtained obtained, Period period, Optional<Instant> withdrawnAt,
    boolean vanished) {
    /** The answer of the citizen, or the reason why there is no answer. Only {@link #GIVEN} permits. */
    public enum Answer {
        /** Nobody has asked the citizen. */
        NOT_REQUESTED,
        /** The citizen was asked and has not answered yet. */
        REQUESTED,
        /** The citizen consents. */
        GIVEN,
        /** The citizen refuses. */
        REFUSED,
        /** A human found that the citizen cannot consent. */
        INCAPABLE,
        /** The citizen could not be asked. */
        UNREACHABLE
    }

    /** What an answer is worth at an instant: the answer, unless it was withdrawn or has expired (domain.md §4). */
    public enum State {
        NOT_REQUESTED, REQUESTED, GIVEN, REFUSED, INCAPABLE, UNREACHABLE,
        /** The answer was taken back. */
        WITHDRAWN,
        /** The last day of the answer has passed. */
        EXPIRED
    }

    /** How the consent was given. A municipality can require the written form for a function. */
    public enum Form { WRITTEN, VERBAL }

    /**
     * How the answer was obtained.
     *
     * @param signed whether the written form was signed. A form that is not signed permits nothing. Always true for a verbal consent
     * @param by the responsible person who obtained the answer
     * @param from the person who gave the answer
     * @param on the day on which the answer was given
     */
    public record Obtained(Form form, boolean signed, String by, Signatory from, LocalDate on) {
        /** @throws IllegalArgumentException if a verbal consent is not signed */
        public Obtained {
            if (form == Form.VERBAL && !signed) {
                throw new IllegalArgumentException("signed: false is for the form WRITTEN only; a verbal consent has no signature");
            }
        }

        /** Written and signed by the citizen. */
        public static Obtained inWriting(String by, LocalDate on) {
            return new Obtained(Form.WRITTEN, true, by, Signatory.CITIZEN, on);
        }
    }

    /**
     * A consent without an end ends one year after its first day: the day on which it was given, or for an advance consent the day on which
     * it begins. Another answer without an end lasts until it is withdrawn.
     *
     * @throws IllegalArgumentException if the answer begins before the day on which it was given, or if a given consent lasts longer than one
     *     year (sundhedsloven § 44)
     */
    public Consent {
        functions = Set.copyOf(functions);
        units = Set.copyOf(units);
        events = Set.copyOf(events);
        regions = Set.copyOf(regions);
        if (period.from().isBefore(obtained.on())) {
            throw new IllegalArgumentException("from: a consent does not reach back before it was given: " + period.from()
                + ", the first accepted day is " + obtained.on());
        }
        period = answer == Answer.GIVEN ? atMostOneYear(period) : period;
    }

    /** An answer that its source names. */
    public Consent(String id, Answer answer, Set<UnitFunction> functions, Set<UnitId> units, Set<EventType> events,
        MunicipalityCode municipality, Set<RegionCode> regions, Obtained obtained, Period period, Optional<Instant> withdrawnAt) {
        this(id, answer, functions, units, events, municipality, regions, obtained, period, withdrawnAt, false);
    }

    private static Period atMostOneYear(Period stated) {
        LocalDate latest = stated.from().plusYears(1);
        LocalDate until = stated.until().orElse(latest);
        if (until.isAfter(latest)) {
            throw new IllegalArgumentException(
                "until: a consent lasts at most one year (sundhedsloven § 44): " + stated.from() + " to " + until
                    + ", the last accepted day is " + latest);
        }
        return Period.between(stated.from(), until);
    }

    /** The same answer as it is stored: under the id of its fact, withdrawn or not. */
    public Consent stored(String as, Optional<Instant> withdrawn) {
        return new Consent(as, answer, functions, units, events, municipality, regions, obtained, period, withdrawn);
    }

    /**
     * The same answer, heard of on that day: a consent was given by then, also one that begins later and does not say when it was given. Its
     * days stay (sundhedsloven § 44).
     */
    public Consent heardOn(LocalDate day) {
        Obtained by = new Obtained(obtained.form(), obtained.signed(), obtained.by(), obtained.from(), day);
        return answer == Answer.GIVEN && obtained.on().isAfter(day)
            ? new Consent(id, answer, functions, units, events, municipality, regions, by, period, withdrawnAt, vanished) : this;
    }

    /** The same answer, which its source does not name any more. */
    public Consent vanishing() {
        return new Consent(id, answer, functions, units, events, municipality, regions, obtained, period, withdrawnAt, true);
    }

    /**
     * What the answer is worth at the instant. A consent that begins later is {@link State#GIVEN} from the day on which it was given; an
     * answer that is not given yet is {@link State#NOT_REQUESTED}.
     */
    public State state(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, DENMARK);
        if (withdrawnBy(at)) {
            return State.WITHDRAWN;
        }
        if (period.until().filter(day::isAfter).isPresent()) {
            return State.EXPIRED;
        }
        return day.isBefore(obtained.on()) ? State.NOT_REQUESTED : State.valueOf(answer.name());
    }

    /** Whether the answer counts at the instant: its first day has come, it has not expired, and it was not withdrawn. */
    public boolean counts(Instant at) {
        return period.holds(LocalDate.ofInstant(at, DENMARK)) && !withdrawnBy(at);
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
