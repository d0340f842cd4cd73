package dk.broen.routes.delivery;

import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.outbox.Addressee;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outcomes;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.notification.CameBack;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.NotificationId;
import dk.broen.routes.planning.Identities;
import dk.broen.routes.transaction.AfterCommit;
import dk.broen.routes.wake.Wake;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Stores what became of the notices of a batch. A failed attempt is repeated after growing pauses; after the last one, the notice is given up
 * and a work item is opened. Then the next notice of its lane can leave. A merge of identities may have come since the claim: what follows is about
 * the number in use.
 */
@Component
class Settle {
    private static final Logger LOG = LoggerFactory.getLogger(Settle.class);
    private static final String ARRIVED = "the receiver took the notice after it was given up";

    private final Identities identities;
    private final Outcomes outcomes;
    private final ReportOutcome unexpected;
    private final NextWay nextWay;
    private final WorkItems workItems;
    private final RetryPolicy retry;
    private final Wake wake;
    private final MeterRegistry meters;
    private final Clock clock;

    Settle(Identities identities, Outcomes outcomes, ReportOutcome unexpected, NextWay nextWay, WorkItems workItems, RetryPolicy retry,
        Wake wake,
        MeterRegistry meters, Clock clock) {
        this.identities = identities;
        this.outcomes = outcomes;
        this.unexpected = unexpected;
        this.nextWay = nextWay;
        this.workItems = workItems;
        this.retry = retry;
        this.wake = wake;
        this.meters = meters;
        this.clock = clock;
    }

    @Handler
    void settle(List<Outcome> batch) {
        if (batch.isEmpty()) {
            return;
        }
        Map<Cpr, Cpr> inUse = identities.locked(batch.stream().map(outcome -> outcome.due().citizen()).toList());
        Instant now = clock.instant();
        List<Outcome.Sent> sent = new ArrayList<>();
        List<Outcome.Awaited> awaited = new ArrayList<>();
        List<Outcome.Failed> tried = new ArrayList<>();
        List<Outcome.Refused> ended = new ArrayList<>();
        List<Outcome.CameBack> cameBack = new ArrayList<>();
        List<Outcome.Unwritable> unheard = new ArrayList<>();
        List<Outcome.NotHeard> notHeard = new ArrayList<>();
        List<Outcome.Released> released = new ArrayList<>();
        for (Outcome outcome : batch) {
            if (outcome instanceof Outcome.Sent left) {
                sent.add(left);
            } else if (outcome instanceof Outcome.Released stayed) {
                released.add(stayed);
            } else if (outcome instanceof Outcome.Awaited waits) {
                awaited.add(waits);
            } else if (outcome instanceof Outcome.Refused refused) {
                ended.add(refused);
            } else if (outcome instanceof Outcome.CameBack back) {
                cameBack.add(back);
            } else if (outcome instanceof Outcome.Unwritable unwritable) {
                unheard.add(unwritable);
                ended.add(new Outcome.Refused(unwritable.due().notAttempted(), unwritable.code()));
            } else if (outcome instanceof Outcome.NotHeard failed) {
                notHeard.add(failed);
            } else if (outcome instanceof Outcome.Failed failed) {
                if (next(failed, now).isPresent()) {
                    tried.add(failed);
                } else {
                    ended.add(new Outcome.Refused(failed.due(), failed.code()));
                }
            }
        }
        sent(sent, inUse, now);
        awaited(awaited, now);
        triedAgain(tried, now);
        notAttempted(unheard, now);
        givenUp(ended, inUse, now);
        cameBack(cameBack, inUse, now);
        notHeard(notHeard, inUse, now);
        released(released, now);
        // the next notices of their lanes can leave
        wake.afterCommit(batch.stream().filter(outcome -> !(outcome instanceof Outcome.Released)).map(outcome -> outcome.due().channel())
            .toList());
    }

    private void sent(List<Outcome.Sent> sent, Map<Cpr, Cpr> inUse, Instant now) {
        if (sent.isEmpty()) {
            return;
        }
        Outcomes.Before before =
            outcomes.sent(sent.stream().map(one -> new Outcomes.Sent(one.due().id(), one.left(), one.gatewayId())).toList(), now);
        sent.stream().map(Outcome.Sent::due).filter(due -> before.withdrawn().contains(due.id()))
            .forEach(due -> unexpected.report(inUse.get(due.citizen())));
        sent.stream().map(Outcome.Sent::due).filter(due -> before.givenUp().contains(due.id())).forEach(due -> arrived(due, inUse, now));
        AfterCommit.run(() -> sent.forEach(one -> {
            DueNotification due = one.due();
            meters.counter("broen.notices.sent", "channel", due.channel().name()).increment();
            LOG.info("BRN4001 sent ref={} event={} channel={} to={}", due.reference(), due.occasionReference(), due.channel(),
                due.to() instanceof Addressee.Unit unit ? unit.unit().value() : "ward");
        }));
    }

    /** A receipt says that it arrived, later than it was given up. It stays given up: the next contact point may have been told. */
    void arrivedAfterAll(DueNotification due) {
        Map<Cpr, Cpr> inUse = identities.locked(List.of(due.citizen()));
        outcomes.arrivedLate(due.id());
        String key = WorkItem.about(WorkItem.Kind.UNDELIVERED, due.id(), "").key();
        if (workItems.of(inUse.get(due.citizen())).get(key) == WorkItem.State.OPEN) {
            arrived(due, inUse, clock.instant());
        }
    }

    /** It was given up while its answer was on the way, or before its acknowledgement came: nobody has to do anything about it any more. */
    private void arrived(DueNotification due, Map<Cpr, Cpr> inUse, Instant now) {
        workItems.done(due.occasion(), inUse.get(due.citizen()), WorkItem.about(WorkItem.Kind.UNDELIVERED, due.id(),
            due.channel() + " notice " + due.reference() + " arrived"), due.channel().name().toLowerCase(Locale.ROOT), ARRIVED, now);
    }

    private void awaited(List<Outcome.Awaited> awaited, Instant now) {
        if (!awaited.isEmpty()) {
            Instant until = now.plus(retry.acknowledgement());
            outcomes.retry(awaited.stream().map(one -> new Outcomes.Retry(failed(one.due(), Outcome.Awaited.CODE), until)).toList());
            AfterCommit.run(() -> awaited.forEach(one -> LOG.info("BRN4301 acknowledgement-awaited ref={} channel={} attempts={} until={}",
                one.due().reference(), one.due().channel(), one.due().attempts(), until)));
        }
    }

    private void triedAgain(List<Outcome.Failed> failed, Instant now) {
        if (failed.isEmpty()) {
            return;
        }
        Set<NotificationId> again = outcomes.retry(failed.stream()
            .map(one -> new Outcomes.Retry(failed(one.due(), one.code()), next(one, now).orElseThrow())).toList());
        AfterCommit.run(() -> failed.stream().filter(one -> again.contains(one.due().id())).forEach(
            one -> LOG.warn("BRN4201 not-delivered ref={} channel={} attempts={} cause={} again={}", one.due().reference(),
                one.due().channel(), one.due().attempts(), one.code(), next(one, now).orElseThrow())));
    }

    private void givenUp(List<Outcome.Refused> failed, Map<Cpr, Cpr> inUse, Instant now) {
        if (failed.isEmpty()) {
            return;
        }
        Set<NotificationId> ended = outcomes.givenUp(failed.stream().map(one -> failed(one.due(), one.code())).toList(), now);
        failed.stream().filter(one -> ended.contains(one.due().id())).forEach(one -> undelivered(one.due(), one.code(), inUse, now));
    }

    private void cameBack(List<Outcome.CameBack> cameBack, Map<Cpr, Cpr> inUse, Instant now) {
        if (cameBack.isEmpty()) {
            return;
        }
        Set<NotificationId> ended = outcomes.cameBack(cameBack.stream().map(one -> failed(one.due(), one.code())).toList(), now);
        cameBack.stream().filter(one -> ended.contains(one.due().id())).forEach(one -> {
            if (one.code().equals(CameBack.UNREAD)) {
                unread(one.due());
            } else {
                undelivered(one.due(), one.code(), inUse, now);
            }
        });
    }

    /** One work item tells operators of the queue, and none of each notice. Who gives it up plans in the same transaction where it is told. */
    private static void unread(DueNotification due) {
        AfterCommit.run(() -> LOG.warn("BRN4353 unread-taken-back ref={} channel={}", due.reference(), due.channel()));
    }

    /**
     * A human is told of a notice that is given up, unless a ward is answered another way. What certainly did not arrive, the next contact
     * point of the unit is told.
     */
    private void undelivered(DueNotification due, String code, Map<Cpr, Cpr> inUse, Instant now) {
        Cpr citizen = inUse.get(due.citizen());
        if (!nextWay.after(due, citizen)) {
            workItems.open(due.occasion(), Optional.of(citizen), WorkItem.about(WorkItem.Kind.UNDELIVERED, due.id(),
                due.channel() + " notice " + due.reference() + " was given up after " + due.attempts() + " attempts: " + code), now);
        }
        unexpected.givenUp(due, code, citizen);
        AfterCommit.run(() -> LOG.error("BRN4202 given-up ref={} channel={} attempts={} cause={}", due.reference(), due.channel(),
            due.attempts(), code));
    }

    /** Without an attempt, nobody can have heard what is given up. */
    private void notAttempted(List<Outcome.Unwritable> unheard, Instant now) {
        if (!unheard.isEmpty()) {
            outcomes.released(unheard.stream().map(one -> failed(one.due(), one.code())).toList(), now);
        }
    }

    /** Nobody heard it, and nobody would notice if it failed for ever: after the last pause a human is told. */
    private void notHeard(List<Outcome.NotHeard> failed, Map<Cpr, Cpr> inUse, Instant now) {
        if (failed.isEmpty()) {
            return;
        }
        Map<NotificationId, Outcome.NotHeard> byId =
            failed.stream().collect(Collectors.toMap(one -> one.due().id(), Function.identity()));
        outcomes.notHeard(failed.stream().map(one -> failed(one.due(), one.code())).toList(), retry.nexts(now), now).forEach(became -> {
            Outcome.NotHeard one = byId.get(became.id());
            became.again().ifPresentOrElse(again -> AfterCommit.run(() -> notLeft(one.due(), one.code(), again)),
                () -> undelivered(one.due().notAttempted(), one.code(), inUse, now));
        });
    }

    private void released(List<Outcome.Released> released, Instant now) {
        if (!released.isEmpty()) {
            Instant again = now.plus(Outcome.Released.PAUSE);
            outcomes.released(released.stream().map(one -> failed(one.due(), one.code())).toList(), again);
            AfterCommit.run(() -> released.forEach(one -> notLeft(one.due(), one.code(), again)));
        }
    }

    private static void notLeft(DueNotification due, String code, Instant again) {
        LOG.warn("BRN4206 not-left ref={} channel={} cause={} again={}", due.reference(), due.channel(), code, again);
    }

    private Optional<Instant> next(Outcome.Failed failed, Instant now) {
        return retry.next(failed.due().channel(), failed.due().attempts(), now);
    }

    private static Outcomes.Failed failed(DueNotification due, String code) {
        return new Outcomes.Failed(due.id(), due.attempts(), code);
    }
}
