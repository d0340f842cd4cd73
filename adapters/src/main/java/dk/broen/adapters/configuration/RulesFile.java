package dk.broen.adapters.configuration;

import dk.broen.domain.followup.Deadline;
import dk.broen.domain.followup.Deadlines;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.CourseRules;
import dk.broen.domain.history.FlagThresholds;
import dk.broen.domain.planning.Rules;
import dk.broen.domain.schedule.StatutoryHolidays;
import dk.broen.domain.terms.EventType;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code rules.yaml}: the rules that hold for all municipalities. */
final class RulesFile {
    private static final FlagThresholds SHIPPED = FlagThresholds.SHIPPED;
    private static final Set<EventType> WAITING = Set.of(EventType.LEAVE_STARTED, EventType.LEAVE_ENDED, EventType.DETAILS_CHANGED);
    private static final Set<EventType> URGENT = Set.of(EventType.DISCHARGED, EventType.DECEASED);

    private final YamlEntry file;

    RulesFile(YamlDocument document) {
        file = document.root();
    }

    Rules rules(StatutoryHolidays calendar) {
        YamlEntry limits = file.at("thresholds");
        FlagThresholds thresholds = new FlagThresholds(limits.at("readmission_days").number(SHIPPED.readmissionDays()),
            limits.at("early_readmission_days").number(SHIPPED.earlyReadmissionDays()),
            limits.at("frequent_admissions").number(SHIPPED.frequentAdmissions()),
            limits.at("short_stay_days").number(SHIPPED.shortStayDays()));
        CourseRules course = new CourseRules(
            Duration.ofHours(file.at("double_admission_hours").number((int) CourseRules.SHIPPED.doubleAdmission().toHours())),
            days("absconded_days", CourseRules.SHIPPED.absconded()),
            Duration.ofMinutes(file.at("clock_skew_minutes").number((int) CourseRules.SHIPPED.clockSkew().toMinutes())));
        return new Rules(calendar, course, thresholds, EventTypes.of(file.at("waiting"), WAITING),
            EventTypes.of(file.at("urgent"), URGENT), days("news_days", Rules.NEWS), days("stale_days", Rules.STALE), deadlines(calendar));
    }

    EscalationRules escalation() {
        return EscalationRules.of(file.at("escalation"));
    }

    private Deadlines deadlines(StatutoryHolidays calendar) {
        return new Deadlines(file.at("work_items_due").entries().stream()
            .collect(Collectors.toMap(entry -> WorkItem.Kind.valueOf(entry.key()), entry -> Deadline.parse(entry.text()))), calendar);
    }

    private Duration days(String key, Duration shipped) {
        return Duration.ofDays(file.at(key).number((int) shipped.toDays()));
    }
}
