package dk.broen.domain.given;

import dk.broen.domain.planning.Rules;
import dk.broen.domain.stay.EventType;
import dk.broen.domain.stay.FlagThresholds;
import java.util.Set;

/** The rules as shipped. */
public final class TheRules {
    public static final Rules SHIPPED = new Rules(Danish.HOLIDAYS, FlagThresholds.SHIPPED,
        Set.of(EventType.LEAVE_STARTED, EventType.LEAVE_ENDED, EventType.DETAILS_CHANGED),
        Set.of(EventType.DISCHARGED, EventType.DECEASED));

    private TheRules() {}
}
