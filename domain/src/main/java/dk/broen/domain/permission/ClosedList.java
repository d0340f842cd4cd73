package dk.broen.domain.permission;

import dk.broen.domain.citizen.PspCase;
import dk.broen.domain.municipality.LegalBases.PspTerms;
import dk.broen.domain.permission.Tried.Lack;
import java.util.List;

/**
 * PSP: while a case is open that a named human started, covers the units of the closed list of the municipality, for psychiatric stays and the
 * event types of the table (domain.md §4; retsplejeloven § 115). Only the table adds a unit: no fact, service, consent or successor does.
 */
final class ClosedList implements BasisRule {
    @Override
    public String code() {
        return "PSP";
    }

    @Override
    public Finding ask(Question question) {
        PspTerms list = question.bases().psp();
        if (!list.units().contains(question.unit())) {
            return Finding.none(question.unit() + " is not on the PSP list of the municipality");
        }
        if (question.confidential()) {
            return Finding.none(question.function() + " needs a consent of its own, also on the PSP list");
        }
        if (question.visits().stream().noneMatch(Visit::psychiatric)) {
            return Finding.none("a PSP case covers psychiatric stays only");
        }
        return RecordedDecision.found(Basis.PSP, question.facts().pspCases().stream()
            .filter(started -> started.municipality().equals(question.municipality()))
            .map(started -> new RecordedDecision(started.period().from(), described(started, question), lacks(started, question)))
            .toList(), "no PSP case was started");
    }

    private static List<Lack> lacks(PspCase started, Question question) {
        List<Lack> lacks = Days.of(question).lacks(started.period(), WithheldReason.PSP_BEGINS_LATER, WithheldReason.PSP_OVER);
        if (!question.bases().psp().events().contains(question.event())) {
            lacks.add(new Lack(WithheldReason.PSP_OTHER_EVENTS, "a PSP case does not cover " + question.event()));
        }
        return lacks;
    }

    private static String described(PspCase started, Question question) {
        return "PSP case of " + started.period().from() + " reaches " + question.unit();
    }
}
