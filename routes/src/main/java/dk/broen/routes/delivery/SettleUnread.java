package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.notification.CameBack;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** Gives up a notice that nobody took from the queue of its unit, if the unit has another contact point for it. */
@Component
public class SettleUnread {
    private final SettleCameBack cameBack;
    private final ReportOutcome unexpected;

    SettleUnread(SettleCameBack cameBack, ReportOutcome unexpected) {
        this.cameBack = cameBack;
        this.unexpected = unexpected;
    }

    /** Whether it would be told at another contact point; else it stays on the queue. */
    public boolean goesElsewhere(DueNotification notice) {
        return unexpected.goesElsewhere(notice);
    }

    /**
     * Joins the transaction of the caller.
     *
     * @return whether it is given up
     */
    public boolean settle(DueNotification notice) {
        return cameBack.settle(notice, OptionalInt.of(notice.attempts()), CameBack.UNREAD);
    }
}
