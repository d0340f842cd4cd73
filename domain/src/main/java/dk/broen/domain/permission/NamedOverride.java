package dk.broen.domain.permission;

import dk.broen.domain.citizen.OverrideDecision;
import dk.broen.domain.permission.Tried.Lack;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        if (question.visits().isEmpty()) {
            return Finding.none("an override names stays, and " + question.event() + " belongs to none");
        }
        return RecordedDecision.found(Basis.OVERRIDE, question.facts().overrides().stream()
            .filter(decision -> !Collections.disjoint(decision.recipients(), question.recordedAs()))
            .map(decision -> new RecordedDecision(decision.period().from(), described(decision, question), lacks(decision, question)))
            .toList(), "no override names " + question.unit());
    }

    private static List<Lack> lacks(OverrideDecision decision, Question question) {
        List<Lack> lacks = new ArrayList<>();
        List<Visit> named = question.visits().stream().filter(visit -> !Collections.disjoint(visit.numbers(), decision.stays())).toList();
        if (named.isEmpty()) {
            lacks.add(new Lack(WithheldReason.OVERRIDE_OTHER_STAY, "not for this stay"));
        }
        if (!decision.events().contains(question.event())) {
            lacks.add(new Lack(WithheldReason.OVERRIDE_OTHER_EVENTS, "not for " + question.event()));
        }
        if (!question.bases().override().events().contains(question.event())) {
            lacks.add(new Lack(WithheldReason.OVERRIDE_OTHER_EVENTS, "no override is for " + question.event() + " in this municipality"));
        }
        notNow(decision, named.isEmpty() ? question.visits() : named, question).ifPresent(lacks::add);
        return lacks;
    }

    private static Optional<Lack> notNow(OverrideDecision decision, List<Visit> visits, Question question) {
        Days days = Days.of(question);
        LocalDate from = decision.period().from();
        Optional<LocalDate> revoked = decision.revokedAt().filter(revokedAt -> !question.at().isBefore(revokedAt)).map(Days::day);
        LocalDate until = Stream.of(decision.period().until(), Optional.of(from.plusDays(question.bases().override().days() - 1L)), revoked)
            .flatMap(Optional::stream).min(Comparator.naturalOrder()).orElseThrow();
        if (revoked.isPresent() || days.now().isAfter(until)) {
            return Optional.of(days.over(until, WithheldReason.OVERRIDE_OVER, revoked.isPresent() ? "was revoked" : "has ended"));
        }
        if (days.now().isBefore(from)) {
            return Optional.of(new Lack(WithheldReason.OVERRIDE_BEGINS_LATER, "begins later"));
        }
        boolean readmission = visits.stream()
            .allMatch(visit -> visit.againAfter().filter(end -> !Days.day(end).isBefore(from)).isPresent());
        return readmission ? Optional.of(new Lack(WithheldReason.OVERRIDE_OVER, "the stay that it names is over")) : Optional.empty();
    }

    private static String described(OverrideDecision decision, Question question) {
        return "override " + decision.id() + " of " + decision.period().from() + " names " + question.unit();
    }
}
