package dk.broen.domain.permission;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.OverrideDecision;
import dk.broen.domain.municipality.LegalBases.OverrideTerms;
import dk.broen.domain.terms.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Sundhedsloven § 43 stk. 2: covers the units, stays and event types that a named human decided on, for at most as many days as the table
 * allows (domain.md §4). It ends with the stay: the end of the stay may be told, a readmission under the same visit number and a later death
 * may not. A refusal of consent does not stop it.
 */
final class NamedOverride implements BasisRule {
    @Override
    public String code() {
        return "OVERRIDE";
    }

    @Override
    public Finding ask(Question question) {
        if (!question.bases().override().on()) {
            return Finding.none("overrides are not switched on in this municipality");
        }
        List<OverrideDecision> naming = question.facts().overrides().stream()
            .filter(decision -> !Collections.disjoint(decision.recipients(), question.recordedAs())).toList();
        record Tried(OverrideDecision decision, Optional<Obstacle> obstacle) {}
        List<Tried> tried = naming.stream().map(decision -> new Tried(decision, obstacle(decision, question))).toList();
        return tried.stream().filter(decision -> decision.obstacle().isEmpty()).findFirst()
            .<Finding>map(covering -> new Finding.Covers(Basis.OVERRIDE, described(covering.decision(), question)))
            .orElseGet(() -> tried.stream().min(Comparator.comparing(decision -> decision.obstacle().orElseThrow().reason()))
                .<Finding>map(nearest -> new Finding.DoesNotCover(nearest.obstacle().orElseThrow().reason(),
                    described(nearest.decision(), question) + " but " + nearest.obstacle().orElseThrow().because()))
                .orElseGet(() -> Finding.none("no override names " + question.unit())));
    }

    private record Obstacle(WithheldReason reason, String because) {}

    private static Optional<Obstacle> obstacle(OverrideDecision decision, Question question) {
        List<Visit> visits = question.visits().stream().filter(visit -> !Collections.disjoint(visit.numbers(), decision.stays())).toList();
        if (visits.isEmpty()) {
            return Optional.of(new Obstacle(WithheldReason.OVERRIDE_OTHER_STAY, "not for this stay, or the stay was over before"));
        }
        OverrideTerms terms = question.bases().override();
        if (!decision.events().contains(question.event()) || !terms.events().contains(question.event())) {
            return Optional.of(new Obstacle(WithheldReason.OVERRIDE_OTHER_EVENTS, "not for " + question.event()));
        }
        return over(decision, visits, question, terms.days());
    }

    private static Optional<Obstacle> over(OverrideDecision decision, List<Visit> visits, Question question, int days) {
        LocalDate now = day(question.at());
        Period period = decision.period();
        if (now.isBefore(period.from())) {
            return Optional.of(new Obstacle(WithheldReason.OVERRIDE_BEGINS_LATER, "begins later"));
        }
        if (decision.revokedBy(question.at())) {
            return Optional.of(new Obstacle(WithheldReason.OVERRIDE_OVER, "was revoked"));
        }
        if (!period.holds(now) || now.isAfter(period.from().plusDays(days - 1L))) {
            return Optional.of(new Obstacle(WithheldReason.OVERRIDE_OVER, "has ended"));
        }
        boolean readmission = visits.stream()
            .allMatch(visit -> visit.againAfter().filter(end -> !day(end).isBefore(period.from())).isPresent());
        return readmission ? Optional.of(new Obstacle(WithheldReason.OVERRIDE_OVER, "the stay that it names is over")) : Optional.empty();
    }

    private static String described(OverrideDecision decision, Question question) {
        return "override " + decision.id() + " of " + decision.period().from() + " names " + question.unit();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, DENMARK);
    }
}
