package dk.broen.domain.permission;

import dk.broen.domain.citizen.Agreement;
import dk.broen.domain.municipality.LegalBases.Terms;
import java.util.Comparator;
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
        List<Agreement> naming = question.facts().agreements().stream()
            .filter(agreement -> agreement.municipality().equals(question.municipality()))
            .filter(agreement -> question.recordedAs().stream().anyMatch(unit -> agreement.names(question.function(), unit))).toList();
        if (naming.isEmpty()) {
            return Finding.none("no agreement or plan has " + question.function() + " or " + question.unit() + " as a party");
        }
        if (!terms.events().contains(question.event())) {
            return new Finding.DoesNotCover(WithheldReason.AGREEMENT_OTHER_EVENTS, "§ 13 c does not cover " + question.event());
        }
        Days days = Days.of(question);
        return naming.stream().filter(agreement -> !days.before(agreement.period()) && !days.after(agreement.period())).findFirst()
            .<Finding>map(agreement -> new Finding.Covers(Basis.PSYCHIATRY_ACT, described(agreement, question)))
            .orElseGet(
                () -> notNow(naming.stream().max(Comparator.comparing(agreement -> agreement.period().from())).orElseThrow(), question,
                    days));
    }

    private static Finding notNow(Agreement latest, Question question, Days days) {
        return days.after(latest.period())
            ? new Finding.DoesNotCover(WithheldReason.AGREEMENT_OVER, described(latest, question) + " but has ended")
            : new Finding.DoesNotCover(WithheldReason.AGREEMENT_BEGINS_LATER, described(latest, question) + " but begins later");
    }

    private static String described(Agreement agreement, Question question) {
        return agreement.kind() + " of " + agreement.period().from() + " has "
            + (agreement.functions().contains(question.function()) ? question.function() : question.unit()) + " as a party";
    }
}
