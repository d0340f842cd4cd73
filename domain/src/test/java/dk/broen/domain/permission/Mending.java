package dk.broen.domain.permission;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.Agreement;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.OverrideDecision;
import dk.broen.domain.citizen.PspCase;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.StayKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A question after somebody did the one thing that a reason names. */
record Mending(Asked asked) {
    /** Whether the one thing that the reason names would be enough. */
    boolean suffices(WithheldReason reason) {
        return by(reason).anyMatch(SimpleLaw::permits);
    }

    /** One fact, or the table, changed; each in turn, the others left as they are. */
    private Stream<Asked> by(WithheldReason reason) {
        return switch (reason) {
            case CONSENT_MISSING, CONSENT_REQUESTED, CONSENT_UNREACHABLE, CONSENT_INCAPABLE, CONSENT_WITHDRAWN, CONSENT_REFUSED ->
                Stream.of(asked.withoutNoes().and(asked.covering()));
            case CONSENT_EXPIRED -> consents(asked::untilNow);
            // a consent that had begun earlier would be stopped by a no in between
            case CONSENT_BEGINS_LATER -> new Mending(asked.withoutNoes()).consents(asked::longEnough);
            case CONSENT_OTHER_EVENTS -> consents(asked::forTheEvent);
            case CONSENT_OTHER_REGION -> consents(asked::forTheRegion);
            case CONSENT_NOT_WRITTEN, CONSENT_UNSIGNED -> consents(asked::writtenAndSigned);
            case CONSENT_UNIT_NOT_NAMED -> consents(asked::namingTheUnit);
            case AGREEMENT_BEGINS_LATER -> agreements(agreement -> lasting(agreement, earlier(agreement.period())));
            case AGREEMENT_OVER -> agreements(agreement -> lasting(agreement, longer(agreement.period())));
            case AGREEMENT_OTHER_EVENTS -> Stream.of(asked.with(asked.table().and(Basis.PSYCHIATRY_ACT, asked.event())));
            case OVERRIDE_BEGINS_LATER -> overrides(override -> with(override, override.stays(), override.events(),
                fromToday(override.period()), override.revokedAt()));
            case OVERRIDE_OVER -> Stream.of(asked.at(firstMomentOfANewDecision())).filter(later -> !SimpleLaw.permits(later))
                .flatMap(later -> new Mending(later).decidedAnew());
            case OVERRIDE_OTHER_STAY -> overrides(override -> Collections.disjoint(override.stays(), numbers())
                ? with(override, numbers(), override.events(), override.period(), override.revokedAt()) : override);
            case OVERRIDE_OTHER_EVENTS -> Stream.concat(
                overrides(override -> with(override, override.stays(), Set.of(asked.event()), override.period(), override.revokedAt())),
                Stream.of(asked.with(asked.table().and(Basis.OVERRIDE, asked.event()))));
            case PSP_BEGINS_LATER -> pspCases(started -> lasting(started, earlier(started.period())));
            case PSP_OVER -> pspCases(started -> lasting(started, longer(started.period())));
            case PSP_OTHER_EVENTS -> Stream.of(asked.with(asked.table().and(Basis.PSP, asked.event())));
            case NO_BASIS, CONSENTS_UNDER_REVIEW, VISIT_OF_ANOTHER_CITIZEN -> Stream.of();
        };
    }

    private Stream<Asked> consents(UnaryOperator<Consent> change) {
        return each(asked.consents(), consent -> consent.answer() == Consent.Answer.GIVEN ? change.apply(consent) : consent)
            .map(asked::with);
    }

    private Stream<Asked> agreements(UnaryOperator<Agreement> change) {
        return each(asked.facts().agreements(), change)
            .map(agreements -> with(agreements, asked.facts().overrides(), asked.facts().pspCases()));
    }

    private Stream<Asked> overrides(UnaryOperator<OverrideDecision> change) {
        return each(asked.facts().overrides(), change)
            .map(overrides -> with(asked.facts().agreements(), overrides, asked.facts().pspCases()));
    }

    private Stream<Asked> pspCases(UnaryOperator<PspCase> change) {
        return each(asked.facts().pspCases(), change)
            .map(cases -> with(asked.facts().agreements(), asked.facts().overrides(), cases));
    }

    private Asked with(List<Agreement> agreements, List<OverrideDecision> overrides, List<PspCase> pspCases) {
        CitizenFacts facts = asked.facts();
        return asked.with(new CitizenFacts(facts.residences(), facts.appointments(), facts.services(), facts.consents(), agreements,
            overrides, pspCases, facts.stayEnds()));
    }

    private static <T> Stream<List<T>> each(List<T> facts, UnaryOperator<T> change) {
        return IntStream.range(0, facts.size()).mapToObj(changed -> IntStream.range(0, facts.size())
            .mapToObj(i -> i == changed ? change.apply(facts.get(i)) : facts.get(i)).toList());
    }

    private Period earlier(Period period) {
        LocalDate eventDay = Asked.day(asked.occurredAt());
        return eventDay.isBefore(period.from()) ? new Period(eventDay, period.until()) : period;
    }

    private Period fromToday(Period period) {
        LocalDate today = Asked.day(asked.at());
        return today.isBefore(period.from()) ? new Period(today, period.until()) : period;
    }

    /** Until today, unless the decision was over before the stay: then it was never about the stay. */
    private Period longer(Period period) {
        LocalDate today = Asked.day(asked.at());
        return period.until().filter(until -> until.isBefore(today) && !beforeTheStay(until)).isPresent()
            ? Period.between(period.from(), today) : period;
    }

    private boolean beforeTheStay(LocalDate day) {
        return day.isBefore(Asked.day(asked.occurredAt()))
            && asked.visits().stream().allMatch(visit -> day.isBefore(Asked.day(visit.begunAt())));
    }

    /** Each override that is over decided again for the same units, stays and events. */
    private Stream<Asked> decidedAnew() {
        LocalDate today = Asked.day(asked.at());
        return overrides(override -> beforeTheStay(lastDay(override)) || today.isBefore(override.period().from()) && !revoked(override)
            ? override : with(override, override.stays(), override.events(), Period.between(today, today), Optional.empty()));
    }

    private boolean revoked(OverrideDecision override) {
        return override.revokedAt().filter(revoked -> !revoked.isAfter(asked.at())).isPresent();
    }

    private static LocalDate lastDay(OverrideDecision override) {
        LocalDate last = Collections.min(List.of(override.period().until().orElseThrow(), override.period().from().plusDays(29)));
        return override.revokedAt().map(Asked::day).filter(last::isAfter).orElse(last);
    }

    /** Now; for a readmission of today tomorrow, because an override of today ended with the stay before. */
    private Instant firstMomentOfANewDecision() {
        LocalDate today = Asked.day(asked.at());
        return asked.visits().stream().flatMap(visit -> visit.againAfter().stream()).anyMatch(ended -> Asked.day(ended).equals(today))
            ? today.plusDays(1).atStartOfDay(DENMARK).toInstant() : asked.at();
    }

    /** The stays of the question, or where it has none any other: naming that does not help. */
    private Set<StayKey> numbers() {
        Set<StayKey> numbers = asked.visits().stream().flatMap(visit -> visit.numbers().stream()).collect(Collectors.toSet());
        return numbers.isEmpty() ? Set.of(new StayKey(new HospitalId("auh"), "none")) : numbers;
    }

    private static Agreement lasting(Agreement agreement, Period period) {
        return new Agreement(agreement.kind(), agreement.functions(), agreement.units(), agreement.clinician(), agreement.necessity(),
            agreement.municipality(), period);
    }

    private static PspCase lasting(PspCase started, Period period) {
        return new PspCase(started.startedBy(), started.reason(), started.municipality(), period);
    }

    private static OverrideDecision with(OverrideDecision override, Set<StayKey> stays, Set<EventType> events, Period period,
        Optional<Instant> revokedAt) {
        return new OverrideDecision(override.id(), override.decidedBy(), override.reason(), stays, events, override.recipients(), period,
            revokedAt);
    }
}
