package dk.broen.domain.permission;

import dk.broen.domain.citizen.PspCase;
import dk.broen.domain.municipality.LegalBases.PspTerms;
import java.util.Comparator;
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
        List<PspCase> cases =
            question.facts().pspCases().stream().filter(started -> started.municipality().equals(question.municipality())).toList();
        if (cases.isEmpty()) {
            return Finding.none("no PSP case was started");
        }
        if (!list.events().contains(question.event())) {
            return new Finding.DoesNotCover(WithheldReason.PSP_OTHER_EVENTS, "a PSP case does not cover " + question.event());
        }
        Days days = Days.of(question);
        return cases.stream().filter(started -> !days.before(started.period()) && !days.after(started.period())).findFirst()
            .<Finding>map(started -> new Finding.Covers(Basis.PSP, described(started, question)))
            .orElseGet(() -> notNow(cases.stream().max(Comparator.comparing(started -> started.period().from())).orElseThrow(), question,
                days));
    }

    private static Finding notNow(PspCase latest, Question question, Days days) {
        return days.after(latest.period())
            ? new Finding.DoesNotCover(WithheldReason.PSP_OVER, described(latest, question) + " but has ended")
            : new Finding.DoesNotCover(WithheldReason.PSP_BEGINS_LATER, described(latest, question) + " but begins later");
    }

    private static String described(PspCase started, Question question) {
        return "PSP case of " + started.period().from() + " reaches " + question.unit();
    }
}
