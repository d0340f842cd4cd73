package dk.broen.routes.delivery;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.outbox.Addressee;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.notification.CameBack;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.planning.Content;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.Cpr;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes an outcome that the last plan did not expect an occasion to look at the citizen again: a notice left although a plan had withdrawn it
 * meanwhile, or a MedCom receiver did not take it, or its address refused it for good, or it came back, and the unit has another contact point. To
 * give up otherwise is no occasion: it would make the next notice to the same dead address.
 */
@Component
class ReportOutcome {
    private final Occasions occasions;
    private final DueWork dueWork;
    private final Directory directory;
    private final Clock clock;

    ReportOutcome(Occasions occasions, DueWork dueWork, Directory directory, Clock clock) {
        this.occasions = occasions;
        this.dueWork = dueWork;
        this.directory = directory;
        this.clock = clock;
    }

    void report(Cpr citizen) {
        Instant now = clock.instant();
        dueWork.scheduleLook(occasions.open(OccasionKind.DELIVERED, Optional.of(citizen), now).id(), now);
    }

    /**
     * @param code why it was given up
     * @param citizen the number in use of the citizen
     */
    void givenUp(DueNotification notice, String code, Cpr citizen) {
        if (notice.channel() == Channel.MEDCOM && isReachableElsewhere(notice) || CameBack.isCause(code) && goesElsewhere(notice)) {
            report(citizen);
        }
    }

    /** Whether a notice that comes back is told at another contact point of the unit. */
    boolean goesElsewhere(DueNotification notice) {
        return says(notice) && isReachableElsewhere(notice);
    }

    /** What only says how things stand goes to the same contact point again, so that it is no occasion: it would come back without end. */
    private static boolean says(DueNotification notice) {
        return notice.firstContent().map(Content::words).filter(words -> !words.says().isEmpty() || !words.takesBack().isEmpty())
            .isPresent();
    }

    private boolean isReachableElsewhere(DueNotification notice) {
        return notice.to() instanceof Addressee.Unit unit
            && directory.unit(unit.unit(), LocalDate.ofInstant(clock.instant(), DENMARK))
                .filter(known -> known.isReachableBesides(List.of(unit.contact()))).isPresent();
    }
}
