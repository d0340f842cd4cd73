package dk.broen.adapters.configuration;

import dk.broen.domain.municipality.Escalation;
import dk.broen.domain.schedule.WorkingTime;
import dk.broen.domain.terms.UnitId;
import java.time.LocalDate;
import java.util.stream.Collectors;

/**
 * Reads which notices of a municipality must be answered.
 *
 * @param answerWithin what a rule that does not say it has
 * @param reminders the same
 */
record EscalationRules(WorkingTime answerWithin, int reminders) {
    static final EscalationRules SHIPPED = new EscalationRules(WorkingTime.parse("4 working hours"), 1);

    /** @param defaults {@code escalation} of {@code rules.yaml} */
    static EscalationRules of(YamlEntry defaults) {
        return new EscalationRules(defaults.at("answer_within").optional().map(WorkingTime::parse).orElse(SHIPPED.answerWithin()),
            defaults.at("reminders").number(SHIPPED.reminders()));
    }

    /** @param rules {@code escalation} of the file of a municipality */
    Escalation with(YamlEntry rules) {
        return new Escalation(rules.items().stream().map(this::rule).toList());
    }

    private Escalation.Rule rule(YamlEntry rule) {
        return new Escalation.Rule(rule.at("rule").text(), LocalDate.parse(rule.at("from").text()), EventTypes.of(rule.at("events")),
            FunctionsFile.of(rule.at("functions")),
            rule.at("units").texts().stream().map(UnitId::new).collect(Collectors.toSet()),
            rule.at("answer_within").optional().map(WorkingTime::parse).orElse(answerWithin), rule.at("reminders").number(reminders));
    }
}
