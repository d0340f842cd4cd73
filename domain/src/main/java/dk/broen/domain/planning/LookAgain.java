package dk.broen.domain.planning;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.Agreement;
import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.citizen.OverrideDecision;
import dk.broen.domain.citizen.PspCase;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.history.Stay;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.routing.Disputes;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The first instant at which the plan could differ although nothing happens: a consent, a part, a unit or the
 * membership of a region begins or ends, a planned day passes, a step of a course is made, a consent of tomorrow would come too late, or an
 * answer is missing.
 */
final class LookAgain {
    /** The time until a consent register that could not be read is asked again. */
    static final Duration REGISTER = Duration.ofSeconds(30);

    private LookAgain() {}

    /** @param answers when the next step is due if nobody answers a notice, or a question about a stay */
    static Optional<Instant> of(Responsible responsible, boolean held, MissingConsents missing, Stream<Instant> answers) {
        return Stream.concat(of(responsible, held, missing).stream(), answers).min(Comparator.naturalOrder());
    }

    private static Optional<Instant> of(Responsible responsible, boolean held, MissingConsents missing) {
        Situation situation = responsible.situation();
        if (held) {
            return Optional.of(situation.at().plus(REGISTER));
        }
        if (situation.course().stays().stream().noneMatch(stay -> stay.open() || !stay.holding().isEmpty())) {
            return endOfDispute(situation);
        }
        Stream<Instant> planned = situation.course().stays().stream().filter(Stay::open)
            .flatMap(stay -> stay.milestones(EventType.DISCHARGE_PLANNED)).flatMap(milestone -> milestone.planned().stream())
            .map(plan -> plan.at().map(plan.day()::atTime).map(time -> time.atZone(DENMARK).toInstant().plusMillis(1))
                .orElseGet(() -> midnight(plan.day().plusDays(1))));
        Stream<Instant> stale = situation.course().stays().stream().filter(Stay::open)
            .map(stay -> stay.lastHeardAt().plus(situation.rules().stale()).plusMillis(1));
        Stream<Instant> withdrawn = consents(situation.facts()).flatMap(consent -> consent.withdrawnAt().stream());
        Stream<Instant> revoked = situation.facts().overrides().stream().flatMap(decision -> decision.revokedAt().stream());
        Stream<Instant> noUseTomorrow = missing.ofWhatIsOver() ? Stream.of(midnight(situation.today().plusDays(1))) : Stream.empty();
        return Stream
            .of(planned, stale, withdrawn, revoked, noUseTomorrow, situation.course().steps().next().stream(),
                Stream.concat(periods(situation.facts()), configured(responsible))
                    .flatMap(LookAgain::borders).map(LookAgain::midnight))
            .flatMap(instants -> instants).filter(instant -> instant.isAfter(situation.at())).min(Comparator.naturalOrder());
    }

    /** A unit of the acting municipality opens or closes, or the municipality comes to another region (domain.md §5). */
    private static Stream<Period> configured(Responsible responsible) {
        return responsible.municipality().stream()
            .flatMap(acting -> Stream.concat(acting.units().stream().map(Unit::period), responsible.situation().directory().regionsOf()
                .getOrDefault(acting.code(), List.of()).stream().map(Directory.Membership::period)));
    }

    /** A dispute can end with the last day of a record, also while the citizen is in no hospital. */
    private static Optional<Instant> endOfDispute(Situation situation) {
        if (Disputes.of(situation.facts(), situation.today()).isEmpty()) {
            return Optional.empty();
        }
        return periods(situation.facts()).flatMap(LookAgain::borders).map(LookAgain::midnight)
            .filter(instant -> instant.isAfter(situation.at())).min(Comparator.naturalOrder());
    }

    private static Stream<Period> periods(CitizenFacts facts) {
        return Stream.of(facts.residences().stream().map(Residence::period), facts.services().stream().map(ServiceAssignment::period),
            facts.appointments().stream().map(Appointment::period),
            facts.appointments().stream().flatMap(appointment -> appointment.absences().stream()), consents(facts).map(Consent::period),
            facts.agreements().stream().map(Agreement::period), facts.overrides().stream().map(OverrideDecision::period),
            facts.pspCases().stream().map(PspCase::period))
            .flatMap(periods -> periods);
    }

    private static Stream<Consent> consents(CitizenFacts facts) {
        return facts.consents() instanceof ConsentRecord.Known known ? known.consents().stream() : Stream.empty();
    }

    private static Stream<LocalDate> borders(Period period) {
        return Stream.concat(Stream.of(period.from()), period.until().stream().map(until -> until.plusDays(1)));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(DENMARK).toInstant();
    }
}
