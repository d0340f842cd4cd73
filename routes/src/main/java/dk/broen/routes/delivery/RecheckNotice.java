package dk.broen.routes.delivery;

import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.due.TaskOutcome;
import dk.broen.adapters.history.Stays;
import dk.broen.adapters.outbox.Addressee;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.planning.Recheck;
import dk.broen.routes.planning.KnownFacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks the gate again at the moment of sending, also for a notice that was held overnight (domain.md §4). The result is a
 * {@link ClearedNotice}, or a {@link TaskOutcome} when the notice is dropped or postponed. An answer to a ward names no citizen, so it is
 * always sent.
 */
@Component
class RecheckNotice {
    private static final Logger LOG = LoggerFactory.getLogger(RecheckNotice.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final Recheck recheck;
    private final KnownFacts facts;
    private final Stays stays;
    private final Outbox outbox;
    private final DueWork dueWork;
    private final Directory directory;
    private final Clock clock;

    RecheckNotice(KnownFacts facts, Stays stays, Outbox outbox, DueWork dueWork, Directory directory, Clock clock) {
        this.recheck = new Recheck(directory);
        this.facts = facts;
        this.stays = stays;
        this.outbox = outbox;
        this.dueWork = dueWork;
        this.directory = directory;
        this.clock = clock;
    }

    @Handler
    Object ask(DueNotification due) {
        if (due.to() instanceof Addressee.Ward ward) {
            return new ClearedNotice.ToWard(due, ward);
        }
        Addressee.Unit unit = (Addressee.Unit) due.to();
        CitizenFacts known = facts.of(due.event(), clock.instant());
        Recheck.Answer answer = ask(due, unit, known);
        if (answer instanceof Recheck.Answer.Outdated outdated) {
            return dropped(due, outdated.reason(), outdated.reason() == Recheck.Reason.NO_LONGER_RECIPIENT);
        }
        if (answer instanceof Recheck.Answer.Withheld withheld) {
            return dropped(due, withheld.reason(), true);
        }
        if (answer instanceof Recheck.Answer.Wait) {
            return postponed(due);
        }
        if (answer instanceof Recheck.Answer.Send) {
            return new ClearedNotice.ToUnit(due, unit, known);
        }
        throw new IllegalStateException("unknown answer of the recheck: " + answer.getClass().getSimpleName());
    }

    /**
     * Drops the notice, if the event can be planned again where that is necessary. A replan that is already scheduled or running may not
     * see that this notice was dropped; then the notice is postponed and checked again.
     *
     * @param replan whether another unit, or the same unit in another function, may have to be told instead
     */
    private TaskOutcome dropped(DueNotification due, Enum<?> reason, boolean replan) {
        if (replan && !dueWork.scheduleReplan(due.eventId(), clock.instant())) {
            return postponed(due);
        }
        LOG.info("BRN4101 dropped ref={} channel={} reason={}", due.reference(), due.channel(), reason);
        outbox.dropped(due.id(), reason.name(), clock.instant());
        return new TaskOutcome.Done();
    }

    private TaskOutcome postponed(DueNotification due) {
        Instant again = clock.instant().plus(RETRY_AFTER);
        outbox.postponed(due.id(), again);
        return new TaskOutcome.Again(again);
    }

    private Recheck.Answer ask(DueNotification due, Addressee.Unit unit, CitizenFacts known) {
        if (directory.municipality(unit.municipality()).isEmpty()) {
            throw new UndeliverableException("MUNICIPALITY_NOT_CONFIGURED");
        }
        return recheck.ask(due.event(), new Recheck.Notice(unit.function(), unit.unit(), unit.municipality(), unit.kind()), known,
            stays.readHistoryOf(due.event().citizen()), clock.instant());
    }
}
