package dk.broen.domain.permission;

import dk.broen.domain.citizen.Agreement;
import dk.broen.domain.municipality.LegalBases.Terms;
import dk.broen.domain.permission.Tried.Lack;
import java.util.List;

/**
 * Psykiatriloven § 13 c: covers the parties to a discharge agreement (§ 13 a) or a coordination plan (§ 13 b), for which a named clinician
 * recorded the necessity, for psychiatric stays and the functions and event types of the table (domain.md §4). A refusal of consent does
 * not stop it: a plan is made for a citizen who does not take part.
 */
final class PsychiatryAct implements BasisRule {
    @Override
    public String code() {
        return "PSYCHIATRY_ACT";
    }

    @Override
    public Finding ask(Question question) {
        Terms terms = question.bases().psychiatryAct();
        if (!terms.on()) {
            return Finding.none("§ 13 c is not switched on in this municipality");
        }
        if (!terms.functions().contains(question.function())) {
            return Finding.none("§ 13 c does not cover " + question.function());
        }
        if (question.visits().stream().noneMatch(Visit::psychiatric)) {
            return Finding.none("§ 13 c covers psychiatric stays only");
        }
        return RecordedDecision.found(Basis.PSYCHIATRY_ACT, question.facts().agreements().stream()
            .filter(agreement -> agreement.municipality().equals(question.municipality()))
            .filter(agreement -> question.recordedAs().stream().anyMatch(unit -> agreement.names(question.function(), unit)))
            .map(agreement -> new RecordedDecision(agreement.period().from(), described(agreement, question), lacks(agreement, question)))
            .toList(), "no agreement or plan has " + question.function() + " or " + question.unit() + " as a party");
    }

    private static List<Lack> lacks(Agreement agreement, Question question) {
        List<Lack> lacks =
            Days.of(question).lacks(agreement.period(), WithheldReason.AGREEMENT_BEGINS_LATER, WithheldReason.AGREEMENT_OVER);
        if (!question.bases().psychiatryAct().events().contains(question.event())) {
            lacks.add(new Lack(WithheldReason.AGREEMENT_OTHER_EVENTS, "§ 13 c does not cover " + question.event()));
        }
        return lacks;
    }

    private static String described(Agreement agreement, Question question) {
        return agreement.kind() + " of " + agreement.period().from() + " has "
            + (agreement.functions().contains(question.function()) ? question.function() : question.unit()) + " as a party";
    }
}
