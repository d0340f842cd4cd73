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
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds the coordinators of the citizen on a day, in the order of domain.md §5: a primary coordinator, a secondary coordinator, a bostøtte
 * or SKP worker, the case worker, the coordinator team, the duty desk. The deputy takes the place of an absent coordinator; an absent
 * coordinator without a deputy is skipped. An empty list becomes a work item.
 */
final class Coordinators {
    private static final Comparator<Appointment> LATEST_FIRST =
        Comparator.comparing((Appointment appointment) -> appointment.period().from()).reversed()
            .thenComparing(Appointment::unit).thenComparing(appointment -> appointment.coordinator().name());

    private final Municipality municipality;
    private final Units units;
    private final LocalDate day;

    Coordinators(Municipality municipality, Units units, LocalDate day) {
        this.municipality = municipality;
        this.units = units;
        this.day = day;
    }

    List<Candidate> of(CitizenFacts facts) {
        List<Candidate> appointed = appointed(facts);
        return appointed.isEmpty() ? standIn(facts).map(List::of).orElse(List.of()) : appointed;
    }

    private List<Candidate> appointed(CitizenFacts facts) {
        List<Appointment> valid = facts.appointments().stream().filter(appointment -> appointment.period().holds(day))
            .filter(appointment -> units.inMunicipality(appointment.unit()).isPresent()).sorted(LATEST_FIRST).toList();
        List<Appointment> reachable = Stream.of(PRIMARY, SECONDARY)
            .map(rank -> valid.stream().filter(appointment -> appointment.rank() == rank && presentOrHasDeputy(appointment)).toList())
            .filter(list -> !list.isEmpty()).findFirst().orElse(List.of());
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

    private Optional<Candidate> standIn(CitizenFacts facts) {
        return Stream.<Supplier<Optional<Candidate>>>of(
            () -> worker(facts, UnitFunction.HOUSING_SUPPORT), () -> worker(facts, UnitFunction.SUPPORT_CONTACT),
            () -> worker(facts, UnitFunction.SOCIAL_SERVICES),
            () -> municipal(municipality.coordinatorTeam(), "coordinator team"), () -> municipal(municipality.dutyDesk(), "duty desk"))
            .flatMap(choice -> choice.get().stream()).findFirst();
    }

    private Optional<Candidate> worker(CitizenFacts facts, UnitFunction function) {
        return units.assigned(facts, function).stream().filter(Units.Assigned::active).findFirst()
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
