package dk.broen.routes.planning;

import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.history.Stays;
import dk.broen.adapters.journal.DeadLetter;
import dk.broen.adapters.journal.DeadLetters;
import dk.broen.adapters.journal.Journal;
import dk.broen.adapters.journal.JournalEntry;
import dk.broen.adapters.journal.JournalResult;
import dk.broen.adapters.plans.Plans;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.HospitalEvent;
import dk.broen.domain.history.IdentityMerged;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayHistory;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import dk.broen.mappings.Interpretation;
import dk.broen.routes.arrival.Arrival;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes a message to the journal and its event to the citizen's history. A message that needs no plan ends here: a duplicate, an id
 * conflict, an unreadable message, a message without an event, a merge of identities (design.md §4.2, §4.5).
 */
@Component
class Correlate {
    private static final Logger LOG = LoggerFactory.getLogger(Correlate.class);

    private final Journal journal;
    private final Stays stays;
    private final Plans plans;
    private final Identities identities;
    private final DeadLetters deadLetters;
    private final WorkItems workItems;
    private final ContentHash content;
    private final Clock clock;

    Correlate(Journal journal, Stays stays, Plans plans, Identities identities, DeadLetters deadLetters, WorkItems workItems,
        ContentHash content, Clock clock) {
        this.journal = journal;
        this.stays = stays;
        this.plans = plans;
        this.identities = identities;
        this.deadLetters = deadLetters;
        this.workItems = workItems;
        this.content = content;
        this.clock = clock;
    }

    /** Returns a {@link KnownEvent} for the planner, or the unchanged {@link Interpreted} message when it needs no plan. */
    @Handler
    Object correlate(Interpreted interpreted) {
        Arrival arrival = interpreted.arrival();
        Interpretation meaning = identities.current(interpreted.meaning());
        JournalResult result = journal.record(new JournalEntry(arrival.kind(), arrival.source(), arrival.feed(), arrival.controlId(),
            content.hashOf(interpreted), citizenOf(meaning), arrival.receivedAt(), arrival.raw(), arrival.reference()));
        if (result instanceof JournalResult.New accepted) {
            return correlate(accepted, arrival, meaning).<Object>map(known -> known).orElse(interpreted);
        }
        if (result instanceof JournalResult.Duplicate duplicate) {
            LOG.info("BRN3101 duplicate source={} ref={} first={}", arrival.source(), arrival.reference(), duplicate.reference());
        } else {
            conflicting(arrival, (JournalResult.Conflict) result);
        }
        return interpreted;
    }

    private Optional<KnownEvent> correlate(JournalResult.New accepted, Arrival arrival, Interpretation meaning) {
        OccasionId id = accepted.event();
        if (meaning instanceof Interpretation.Event event) {
            return correlate(accepted, arrival, event.event());
        }
        if (meaning instanceof Interpretation.Nothing nothing) {
            plans.saveWithoutDecisions(id, Plan.Outcome.NOBODY_CONCERNED, nothing.because(), clock.instant());
        } else {
            unreadable(id, arrival, (Interpretation.Unreadable) meaning);
        }
        return Optional.empty();
    }

    private Optional<KnownEvent> correlate(JournalResult.New accepted, Arrival arrival, HospitalEvent event) {
        OccasionId id = accepted.event();
        if (event instanceof StayEvent stayEvent) {
            StayHistory history = stays.historyOf(stayEvent.citizen());
            StayEvent resolved = history.meant(stayEvent);
            stays.add(id, resolved);
            return Optional.of(new KnownEvent(id, accepted.reference(), resolved, history));
        }
        merge(id, arrival, (IdentityMerged) event);
        return Optional.empty();
    }

    /**
     * Merges two identities of one citizen; nobody is told. Facts and consents that municipalities recorded are never joined: a human reviews them (domain.md §4).
     */
    private void merge(OccasionId id, Arrival arrival, IdentityMerged merged) {
        boolean needsReview = identities.merge(merged);
        plans.saveWithoutDecisions(id, needsReview ? Plan.Outcome.WORK_ITEM : Plan.Outcome.NOBODY_CONCERNED,
            "two identities were merged: the stays moved to the number in use", clock.instant());
        if (needsReview) {
            workItems.open(id, new WorkItem(WorkItem.Kind.REVIEW_CONSENTS,
                "two identities were merged: facts and consents of the retired number are not carried over and need a review"),
                clock.instant());
        }
        LOG.info("BRN3103 merged source={} ref={}", arrival.source(), arrival.reference());
    }

    private void unreadable(OccasionId id, Arrival arrival, Interpretation.Unreadable unreadable) {
        LOG.warn("BRN3201 unreadable source={} ref={} code={} location={}", arrival.source(), arrival.reference(), unreadable.code(),
            unreadable.location());
        deadLetters.keep(new DeadLetter(arrival.reference(), arrival.source(), arrival.receivedAt(), unreadable.code(),
            unreadable.location(), unreadable.message()), arrival.raw());
        workItems.open(id, new WorkItem(WorkItem.Kind.UNREADABLE, unreadable.code() + " at " + unreadable.location()), clock.instant());
        plans.saveWithoutDecisions(id, Plan.Outcome.WORK_ITEM, unreadable.code() + " at " + unreadable.location(), clock.instant());
    }

    private void conflicting(Arrival arrival, JournalResult.Conflict conflict) {
        LOG.error("BRN3202 same-id-other-content source={} ref={} first={}", arrival.source(), arrival.reference(), conflict.reference());
        deadLetters.keep(new DeadLetter(arrival.reference(), arrival.source(), arrival.receivedAt(), "CONTENT_CONFLICT", "message id",
            "The same message id was received before with other content: " + conflict.reference()), arrival.raw());
        workItems.open(new WorkItem(WorkItem.Kind.CONTENT_CONFLICT, arrival.reference() + " repeats the id of " + conflict.reference()
            + " with other content"), clock.instant());
    }

    private static Optional<Cpr> citizenOf(Interpretation meaning) {
        return meaning instanceof Interpretation.Event event ? Optional.of(event.event().citizen()) : Optional.empty();
    }
}
