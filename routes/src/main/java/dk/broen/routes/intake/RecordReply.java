package dk.broen.routes.intake;

import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.journal.DeadLetter;
import dk.broen.adapters.journal.DeadLetters;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.Hospital;
import dk.broen.mappings.hl7v2.Hl7Fault;
import dk.broen.mappings.hl7v2.Hl7Refusal;
import dk.broen.routes.arrival.Arrival;
import dk.broen.routes.arrival.DatabaseRetry;
import dk.broen.routes.arrival.Envelopes;
import dk.broen.routes.arrival.SealedArrivals;
import dk.broen.routes.transaction.AfterCommit;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records what a ward replied. What cannot be recorded becomes a dead letter with its reason, and a work item: the ward believes that the hub
 * knows it.
 */
@Component
class RecordReply {
    private static final Logger LOG = LoggerFactory.getLogger(RecordReply.class);
    private final SealedArrivals sealed;
    private final Envelopes envelopes;
    private final Directory directory;
    private final Replies replies;
    private final AnswerForWard answering;
    private final DeadLetters deadLetters;
    private final WorkItems workItems;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RecordReply(SealedArrivals sealed, Envelopes envelopes, Directory directory, Replies replies, AnswerForWard answering,
        DeadLetters deadLetters, WorkItems workItems, TransactionTemplate transactions, Clock clock) {
        this.sealed = sealed;
        this.envelopes = envelopes;
        this.directory = directory;
        this.replies = replies;
        this.answering = answering;
        this.deadLetters = deadLetters;
        this.workItems = workItems;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Handler
    void record(byte[] body, Exchange exchange) {
        Arrival arrival = sealed.open(body);
        exchange.setProperty(DatabaseRetry.REFERENCE, arrival.reference());
        exchange.setProperty(DatabaseRetry.SOURCE, arrival.source());
        exchange.setProperty(DatabaseRetry.RECEIVED_AT, arrival.receivedAt());
        refusal(arrival).ifPresent(why -> transactions.executeWithoutResult(transaction -> keep(arrival, why)));
    }

    /** The configuration may know less than when the reply was acknowledged. */
    private Optional<Hl7Refusal> refusal(Arrival arrival) {
        Optional<Hospital> hospital = directory.sender(arrival.feed());
        if (hospital.isEmpty()) {
            return Optional.of(new Hl7Refusal(Hl7Fault.SENDER_UNKNOWN, "MSH-3"));
        }
        Replies.Outcome outcome = replies.read(arrival.raw(), envelopes.read(arrival.raw()), hospital.get());
        return outcome instanceof Replies.Outcome.Refused refused ? Optional.of(refused.refusal())
            : answering.answer(hospital.get().id(), ((Replies.Outcome.Read) outcome).reply(), arrival.reference());
    }

    /** In one transaction: a letter that is there already has its work item. */
    private void keep(Arrival arrival, Hl7Refusal why) {
        DeadLetters.Kept kept = deadLetters.keep(new DeadLetter(arrival.reference(), arrival.source(), arrival.receivedAt(),
            why.fault().name(), why.location(), why.sentence()), arrival.raw());
        if (kept.now()) {
            workItems.open(WorkItem.about(WorkItem.Kind.REPLY_NOT_RECORDED, kept.reference(), "reply " + kept.reference() + " of hospital "
                + arrival.source() + " is not recorded: " + why.fault() + " at " + why.location()), clock.instant());
        }
        AfterCommit
            .run(() -> LOG.warn("BRN4362 reply-not-recorded source={} ref={} code={} location={}", arrival.source(), kept.reference(),
                why.fault(), why.location()));
    }
}
