package dk.broen.adapters.configuration;

import dk.broen.domain.history.FlagThresholds;
import dk.broen.domain.planning.Rules;
import dk.broen.domain.schedule.StatutoryHolidays;
import dk.broen.domain.terms.EventType;
import java.util.Set;

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
        return new Rules(calendar, thresholds, EventTypes.of(file.at("waiting"), WAITING), EventTypes.of(file.at("urgent"), URGENT));
    }
}
