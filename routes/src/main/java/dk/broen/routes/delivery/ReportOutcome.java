package dk.broen.routes.delivery;

import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.Cpr;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes an outcome that the last plan did not expect an occasion to look at the citizen again: a notice left although a plan had withdrawn it
 * meanwhile. To give up is no occasion: it would make the next notice to the same dead address.
 */
@Component
class ReportOutcome {
    private final Occasions occasions;
    private final DueWork dueWork;
    private final Clock clock;

    ReportOutcome(Occasions occasions, DueWork dueWork, Clock clock) {
        this.occasions = occasions;
        this.dueWork = dueWork;
        this.clock = clock;
    }

    void report(Cpr citizen) {
        Instant now = clock.instant();
        dueWork.scheduleLook(occasions.open(OccasionKind.DELIVERED, Optional.of(citizen), now).id(), now);
    }
}
