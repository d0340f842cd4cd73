package dk.broen.routes.planning;

import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.history.Stays;
import dk.broen.adapters.journal.DeadLetter;
import dk.broen.adapters.journal.DeadLetters;
import dk.broen.adapters.journal.Journal;
import dk.broen.adapters.journal.JournalEntry;
import dk.broen.adapters.journal.JournalResult;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.occasions.OpenedOccasion;
import dk.broen.adapters.plans.Plans;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.HospitalEvent;
import dk.broen.domain.history.IdentityMerged;
import dk.broen.domain.history.SilentUpdate;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.planning.Rules;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import dk.broen.mappings.Interpretation;
import dk.broen.routes.arrival.Arrival;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes a message to the journal and its event to the citizen's stays. A message that needs no plan ends here: a duplicate, an id
 * conflict, an unreadable message, a message without an event (design.md §4.2, §4.5).
 */
@Component
class Correlate {
    private static final Logger LOG = LoggerFactory.getLogger(Correlate.class);

    private final Journal journal;
    private final Citizens citizens;
    private final Stays stays;
    private final Plans plans;
    private final Identities identities;
    private final DeadLetters deadLetters;
    private final WorkItems workItems;
    private final ContentHash content;
    private final Directory directory;
    private final Rules rules;
    private final Clock clock;

    Correlate(Journal journal, Citizens citizens, Stays stays, Plans plans, Identities identities, DeadLetters deadLetters,
        WorkItems workItems, ContentHash content, Directory directory, Rules rules, Clock clock) {
        this.journal = journal;
        this.citizens = citizens;
        this.stays = stays;
        this.plans = plans;
        this.identities = identities;
        this.deadLetters = deadLetters;
        this.workItems = workItems;
        this.content = content;
        this.directory = directory;
        this.rules = rules;
        this.clock = clock;
    }

    /** Returns the looks at citizens that follow, or the unchanged {@link Interpreted} message when it needs no plan. */
    @Handler
    Object correlate(Interpreted interpreted) {
        Arrival arrival = interpreted.arrival();
        Interpretation meaning = identities.current(interpreted.meaning());
        JournalResult result = journal.record(new JournalEntry(arrival.kind(), arrival.source(), arrival.feed(), arrival.controlId(),
            content.hashOf(interpreted), citizenOf(meaning), arrival.receivedAt(), arrival.raw(), arrival.reference()));
        if (result instanceof JournalResult.New accepted) {
            return correlate(accepted, arrival, meaning).<Object>map(List::of).orElse(interpreted);
        }
        if (result instanceof JournalResult.Duplicate duplicate) {
            LOG.info("BRN3101 duplicate source={} ref={} first={}", arrival.source(), arrival.reference(), duplicate.reference());
        } else {
            conflicting(arrival, (JournalResult.Conflict) result);
        }
        return interpreted;
    }

    private Optional<Look> correlate(JournalResult.New accepted, Arrival arrival, Interpretation meaning) {
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

    private Optional<Look> correlate(JournalResult.New accepted, Arrival arrival, HospitalEvent event) {
        if (event instanceof StayEvent stayEvent) {
            citizens.lock(stayEvent.citizen());
            if (SilentUpdate.is(stayEvent, stays.said(stayEvent.citizen()), directory::specialtyOf, rules.course())) {
                stays.addSilent(accepted.event(), stayEvent, arrival.receivedAt());
                plans.saveWithoutDecisions(accepted.event(), Plan.Outcome.NOBODY_CONCERNED, "details that change nothing that is told",
                    clock.instant());
                return Optional.empty();
            }
            stays.add(accepted.event(), stayEvent, arrival.receivedAt());
        } else {
            merge(accepted, arrival, (IdentityMerged) event);
        }
        return Optional.of(new Look(OccasionKind.SAID, Optional.of(new OpenedOccasion(accepted.event(), accepted.reference())),
            identities.current(event.citizen())));
    }

    /**
     * Merges two identities of one citizen. What has become untrue is taken back. Facts and consents that municipalities recorded are never
     * joined: a human reviews them, and nothing new is told before that (domain.md §4).
     */
    private void merge(JournalResult.New accepted, Arrival arrival, IdentityMerged merged) {
        if (identities.merge(merged)) {
            workItems.open(accepted.event(), Optional.of(identities.current(merged.citizen())), new WorkItem(WorkItem.Kind.REVIEW_CONSENTS,
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
        workItems.open(id, Optional.empty(), new WorkItem(WorkItem.Kind.UNREADABLE, unreadable.code() + " at " + unreadable.location()),
            clock.instant());
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
