package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.Addressee;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.terms.AnswerAddress;
import dk.broen.routes.transaction.AfterCommit;
import dk.broen.routes.wake.Wake;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends the answer to a ward on the next way of the hospital, when one is given up. The last way has none: a human has the work item. */
@Component
class NextWay {
    private static final Logger LOG = LoggerFactory.getLogger(NextWay.class);
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

    /** Joins the transaction of the caller. */
    void after(DueNotification givenUp) {
        if (givenUp.to() instanceof Addressee.Ward ward) {
            directory.hospital(ward.answer().hospital()).flatMap(hospital -> hospital.wards().after(ward.answer().to()))
                .ifPresent(next -> take(next, givenUp, ward.answer()));
        }
    }

    private void take(AnswerAddress next, DueNotification givenUp, WardAnswer answer) {
        outbox.answerAnotherWay(givenUp, answer.by(next), clock.instant());
        wake.afterCommit(Set.of(Channel.QUEUE, Channel.MLLP, Channel.MAIL));
        AfterCommit.run(() -> LOG.info("BRN4360 ward-answered-another-way ref={} from={} to={}", givenUp.reference(), givenUp.channel(),
            next.getClass().getSimpleName().toUpperCase(Locale.ROOT)));
    }
}
