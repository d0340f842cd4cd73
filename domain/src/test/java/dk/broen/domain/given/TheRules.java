package dk.broen.domain.given;

import dk.broen.domain.history.FlagThresholds;
import dk.broen.domain.planning.Rules;
import dk.broen.domain.terms.EventType;
import java.util.Set;

/** The default rules. */
public final class TheRules {
    public static final Rules SHIPPED = new Rules(Danish.HOLIDAYS, FlagThresholds.SHIPPED,
        Set.of(EventType.LEAVE_STARTED, EventType.LEAVE_ENDED, EventType.DETAILS_CHANGED),
        Set.of(EventType.DISCHARGED, EventType.DECEASED));

    private TheRules() {}
}
