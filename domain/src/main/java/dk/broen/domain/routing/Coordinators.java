package dk.broen.domain.routing;

import static dk.broen.domain.citizen.Appointment.Rank.PRIMARY;
import static dk.broen.domain.citizen.Appointment.Rank.SECONDARY;
import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.citizen.Person;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the coordinators of the citizen on a day, in the order of domain.md §5: a primary coordinator, a secondary coordinator, a bostøtte
 * or SKP worker, the case worker, the coordinator team, the duty desk. The deputy takes the place of an absent coordinator; an absent
 * coordinator without a deputy is skipped, and so is whoever answered "ikke os". When nobody of a rung has answered in time about a stay, the
 * next rung has a part in that stay as well, and after the last one the manager of the first unit that has one (domain.md §6). An empty list
 * becomes a work item.
 */
final class Coordinators {
    private static final Comparator<Appointment> LATEST_FIRST =
        Comparator.comparing((Appointment appointment) -> appointment.period().from()).reversed()
            .thenComparing(Appointment::unit).thenComparing(appointment -> appointment.coordinator().name());

    private static final List<UnitFunction> STAND_INS =
        List.of(UnitFunction.HOUSING_SUPPORT, UnitFunction.SUPPORT_CONTACT, UnitFunction.SOCIAL_SERVICES);

    private final Municipality municipality;
    private final Units units;
    private final LocalDate day;
    private final Walk walk;

    Coordinators(Municipality municipality, Units units, LocalDate day, Walk walk) {
        this.municipality = municipality;
        this.units = units;
        this.day = day;
        this.walk = walk;
    }

    List<Candidate> of(CitizenFacts facts) {
        Chain chain = new Chain();
        Stream.of(PRIMARY, SECONDARY).filter(rank -> chain.goesOn()).forEach(rank -> chain.add(appointed(rank, facts)));
        STAND_INS.stream().filter(function -> chain.goesOn())
            .forEach(function -> workers(facts, function).filter(worker -> chain.goesOn()).forEach(worker -> chain.add(List.of(worker))));
        Stream.of(Map.entry("coordinator team", municipality.coordinatorTeam()), Map.entry("duty desk", municipality.dutyDesk()))
            .filter(unit -> chain.goesOn())
            .forEach(unit -> chain.add(municipal(unit.getValue(), unit.getKey()).stream().toList()));
        if (chain.goesOn()) {
            chain.add(chain.candidates.stream().flatMap(silent -> units.managerOf(silent).stream()).filter(walk::isAsked).limit(1)
                .toList());
        }
        return chain.candidates;
    }

    /** The rungs that are reached. */
    private final class Chain {
        private final List<Candidate> candidates = new ArrayList<>();
        private Set<StayKey> silent = Set.of();

        boolean goesOn() {
            return candidates.isEmpty() || !silent.isEmpty();
        }

        /**
         * Adds a rung, without those who are passed over or in the chain already. While a consent register cannot say who of them is told, those
         * who were told because of a silence stay in line: nobody loses its part by an outage.
         */
        void add(List<Candidate> all) {
            List<Candidate> rung = all.stream().filter(walk::isAsked)
                .filter(candidate -> candidates.stream().noneMatch(before -> before.recipient().equals(candidate.recipient()))).toList();
            if (rung.isEmpty()) {
                return;
            }
            if (rung.stream().anyMatch(Candidate::unchosen)) {
                grow(rung, rung.stream().flatMap(candidate -> walk.silence(candidate).stream()).collect(Collectors.toSet()));
                return;
            }
            grow(rung, rung.stream().map(walk::silence)
                .reduce((one, other) -> one.stream().filter(other::contains).collect(Collectors.toSet())).orElseThrow());
        }

        private void grow(List<Candidate> rung, Set<StayKey> unanswered) {
            if (candidates.isEmpty()) {
                candidates.addAll(rung);
                silent = unanswered;
            } else {
                Candidate.Silence before = walk.silenceOf(candidates, silent);
                rung.forEach(candidate -> candidates.add(candidate.after(before)));
                silent = before.stays().stream().filter(unanswered::contains).collect(Collectors.toSet());
            }
        }
    }

    private List<Candidate> appointed(Appointment.Rank rank, CitizenFacts facts) {
        List<Appointment> valid = facts.appointments().stream().filter(appointment -> appointment.period().holds(day))
            .filter(appointment -> units.inMunicipality(appointment.unit()).isPresent()).sorted(LATEST_FIRST).toList();
        List<Appointment> reachable = valid.stream().filter(appointment -> appointment.rank() == rank && presentOrHasDeputy(appointment))
            .filter(appointment -> walk.isAsked(candidate(appointment, ""))).toList();
        if (reachable.size() > 1 && facts.consents() instanceof ConsentRecord.Unavailable) {
            return reachable.stream()
                .map(appointment -> candidate(appointment, "one of several coordinators; the consent register cannot be read now")
                    .notChosenYet())
                .toList();
        }
        List<Appointment> chosen = reachable.stream().filter(appointment -> namedByConsent(appointment, facts)).toList();
        if (reachable.size() > 1 && !chosen.isEmpty()) {
            return chosen.stream()
                .map(appointment -> candidate(appointment, "named by a consent among several coordinators: " + appointment.unit()))
                .toList();
        }
        return reachable.stream().limit(1).map(appointment -> candidate(appointment, reachable.size() == 1
            ? appointment.rank().name().toLowerCase(Locale.ROOT) + " coordinator appointed since " + appointment.period().from()
            : "AMBIGUOUS: " + reachable.size() + " coordinators are appointed; the latest appointed is told")).toList();
    }

    private boolean presentOrHasDeputy(Appointment appointment) {
        return !appointment.absentOn(day) || appointment.deputy().isPresent();
    }

    /**
     * Whether a consent that is valid on the day names the unit of the coordinator. Several coordinators are told only if consents name
     * their units one by one (domain.md §5, §9 O5).
     */
    private boolean namedByConsent(Appointment appointment, CitizenFacts facts) {
        return consents(facts).stream()
            .filter(consent -> consent.answer() == Consent.Answer.GIVEN && consent.obtained().signed())
            .filter(consent -> consent.municipality().equals(municipality.code()))
            .filter(consent -> consent.period().holds(day) && !consent.withdrawnBy(day.plusDays(1).atStartOfDay(DENMARK).toInstant()))
            .anyMatch(consent -> consent.units().stream()
                .anyMatch(named -> units.inMunicipality(named).equals(units.inMunicipality(appointment.unit()))));
    }

    private static List<Consent> consents(CitizenFacts facts) {
        if (facts.consents() instanceof ConsentRecord.Known known) {
            return known.consents();
        }
        if (facts.consents() instanceof ConsentRecord.Unavailable) {
            return List.of();
        }
        throw new IllegalStateException("unknown consent record " + facts.consents().getClass().getName());
    }

    private Candidate candidate(Appointment appointment, String because) {
        Unit unit = units.inMunicipality(appointment.unit()).orElseThrow();
        boolean absent = appointment.absentOn(day);
        Optional<Person> person = absent ? appointment.deputy() : Optional.of(appointment.coordinator());
        List<String> steps = absent ? List.of(because, "coordinator absent on " + day + ": deputy") : List.of(because);
        return new Candidate(UnitFunction.COORDINATOR, unit, person, absent ? Optional.empty() : appointment.deputy(),
            Optional.of(appointment.coordinator()), Optional.empty(), steps);
    }

    private Stream<Candidate> workers(CitizenFacts facts, UnitFunction function) {
        return units.assigned(facts, function).stream().filter(Units.Assigned::active)
            .map(assigned -> new Candidate(UnitFunction.COORDINATOR, assigned.unit(), assigned.worker(), Optional.empty(), Optional.empty(),
                Optional.of(function),
                List.of("no appointed coordinator can be reached: " + function + " at " + assigned.unit().id() + " stands in")));
    }

    private Optional<Candidate> municipal(Optional<UnitId> unit, String what) {
        return unit.flatMap(units::inMunicipality)
            .map(found -> new Candidate(UnitFunction.COORDINATOR, found, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(),
                List.of("no appointed coordinator can be reached and no worker stands in: " + what + " " + found.id())));
    }
}
