package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.Addressee;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.terms.AnswerAddress;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.Wards;
import dk.broen.routes.transaction.AfterCommit;
import dk.broen.routes.wake.Wake;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends the answer to a ward on another way of the hospital. The last way has none: a human has the work item. An answer of which a later one
 * exists goes no other way: the ward would read the older one last.
 */
@Component
class NextWay {
    private static final Logger LOG = LoggerFactory.getLogger(NextWay.class);
    private static final String WAY_GONE = "CONTACT_POINT_GONE";
    private final Outbox outbox;
    private final Directory directory;
    private final Wake wake;
    private final Clock clock;

    NextWay(Outbox outbox, Directory directory, Wake wake, Clock clock) {
        this.outbox = outbox;
        this.directory = directory;
        this.wake = wake;
        this.clock = clock;
    }

    /**
     * The next way after one that is given up. Joins the transaction of the caller.
     *
     * @param citizen the number in use
     * @return whether the ward is answered another way, or has a later answer
     */
    boolean after(DueNotification givenUp, Cpr citizen) {
        if (!(givenUp.to() instanceof Addressee.Ward ward)) {
            return false;
        }
        Optional<AnswerAddress> next = wards(ward).flatMap(wards -> wards.after(ward.answer().to()));
        if (outbox.answersAfter(givenUp.id(), citizen).stream().anyMatch(ward.answer()::isAboutSameStay)) {
            return true;
        }
        next.ifPresent(way -> take(way, givenUp, citizen, ward.answer()));
        return next.isPresent();
    }

    /** The first way, because the hospital is not answered any more on the one that was planned. Joins the transaction of the caller. */
    void instead(DueNotification planned, Addressee.Ward ward) {
        outbox.dropped(planned.id(), WAY_GONE, clock.instant());
        wards(ward).ifPresent(wards -> take(wards.answers().get(0), planned, planned.citizen(), ward.answer()));
    }

    private Optional<Wards> wards(Addressee.Ward ward) {
        return directory.hospital(ward.answer().hospital()).map(Hospital::wards);
    }

    private void take(AnswerAddress next, DueNotification before, Cpr citizen, WardAnswer answer) {
        outbox.answerAnotherWay(before, citizen, answer.by(next), clock.instant());
        wake.afterCommit(Set.of(Channel.QUEUE, Channel.MLLP, Channel.MAIL));
        AfterCommit.run(() -> LOG.info("BRN4360 ward-answered-another-way ref={} from={} to={}", before.reference(), before.channel(),
            next.getClass().getSimpleName().toUpperCase(Locale.ROOT)));
    }
}
