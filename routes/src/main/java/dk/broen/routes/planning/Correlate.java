package dk.broen.routes.planning;

import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.history.ReplacementNumbers.Known;
import dk.broen.adapters.journal.DeadLetter;
import dk.broen.adapters.journal.DeadLetters;
import dk.broen.adapters.journal.Journal;
import dk.broen.adapters.journal.JournalEntry;
import dk.broen.adapters.journal.JournalResult;
import dk.broen.adapters.occasions.OpenedOccasion;
import dk.broen.adapters.plans.Plans;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.CprFound;
import dk.broen.domain.history.HospitalEvent;
import dk.broen.domain.history.IdentityMerged;
import dk.broen.domain.history.Said;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.ReplacementCpr;
import dk.broen.mappings.Interpretation;
import dk.broen.routes.arrival.Arrival;
import dk.broen.routes.transaction.AfterCommit;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes messages to the journal and their events to the citizens' stays. A message that needs no plan ends here: a duplicate, an id
 * conflict, an unreadable message, a message without an event (design.md §4.2, §4.5). The citizens are locked.
 */
@Component
class Correlate {
    private static final Logger LOG = LoggerFactory.getLogger(Correlate.class);

    private final Journal journal;
    private final AddToStays stays;
    private final ReplacementCitizens replacementCitizens;
    private final Replacements replacements;
    private final UnreadableMessages unreadableMessages;
    private final Plans plans;
    private final Identities identities;
    private final DeadLetters deadLetters;
    private final WorkItems workItems;
    private final ContentHash content;
    private final Clock clock;

    Correlate(Journal journal, AddToStays stays, ReplacementCitizens replacementCitizens, Replacements replacements,
        UnreadableMessages unreadableMessages, Plans plans, Identities identities, DeadLetters deadLetters, WorkItems workItems,
        ContentHash content, Clock clock) {
        this.journal = journal;
        this.stays = stays;
        this.replacementCitizens = replacementCitizens;
        this.replacements = replacements;
        this.unreadableMessages = unreadableMessages;
        this.plans = plans;
        this.identities = identities;
        this.deadLetters = deadLetters;
        this.workItems = workItems;
        this.content = content;
        this.clock = clock;
    }

    /** Returns the looks at citizens that follow; a message that needs no plan has none. No two messages are about one citizen. */
    @Handler
    List<Look> correlate(List<Interpreted> round) {
        Map<ReplacementCpr, Known> numbers = replacementCitizens.locked(round);
        List<Interpreted> known = replacementCitizens.read(round, numbers);
        List<Interpreted> messages = identities.current(known);
        List<JournalResult> results = journal.record(known.stream().map(this::entry).toList());
        Map<OccasionId, String> nothing = new HashMap<>();
        List<Said> said = new ArrayList<>();
        List<Look> looks = new ArrayList<>();
        for (int place = 0; place < messages.size(); place++) {
            Interpreted message = messages.get(place);
            if (results.get(place) instanceof JournalResult.New accepted) {
                if (message.meaning() instanceof Interpretation.Nothing silent) {
                    nothing.put(accepted.occasion(), silent.because());
                } else if (message.meaning() instanceof Interpretation.Unreadable unreadable) {
                    plans.saveWithoutDecisions(accepted.occasion(), Plan.Outcome.WORK_ITEM,
                        unreadableMessages.keep(accepted.occasion(), message.arrival(), unreadable), clock.instant());
                } else if (message.meaning() instanceof Interpretation.Waiting waiting) {
                    replacements.await(numbers.get(waiting.number()), accepted.occasion(), message.arrival());
                } else if (message.event().orElseThrow() instanceof StayEvent stayEvent) {
                    message.replacement()
                        .ifPresent(number -> replacements.keep(numbers.get(number), accepted.occasion(), message.arrival()));
                    said.add(new Said(accepted.occasion(), stayEvent, message.arrival().receivedAt()));
                    looks.add(look(accepted, stayEvent.citizen()));
                } else if (message.event().orElseThrow() instanceof CprFound found) {
                    if (found(accepted, message.arrival(), found, numbers)) {
                        looks.add(look(accepted, identities.current(found.citizen())));
                    }
                } else {
                    IdentityMerged merged = (IdentityMerged) message.event().orElseThrow();
                    merge(accepted, message.arrival(), merged);
                    looks.add(look(accepted, identities.current(merged.citizen())));
                }
            } else {
                repeated(message.arrival(), results.get(place));
            }
        }
        stays.add(said).forEach(occasion -> nothing.put(occasion, "details that change nothing that is told"));
        plans.saveNobodyConcerned(nothing, clock.instant());
        return looks.stream().filter(look -> !nothing.containsKey(look.occasion().orElseThrow().id())).toList();
    }

    private JournalEntry entry(Interpreted message) {
        Arrival arrival = message.arrival();
        return new JournalEntry(arrival.kind(), arrival.source(), arrival.feed(), arrival.controlId(), message.bundleId(),
            content.hashOf(message),
            message.event().map(HospitalEvent::citizen), arrival.receivedAt(), arrival.raw(), arrival.reference());
    }

    private static Look look(JournalResult.New accepted, Cpr citizen) {
        return new Look(OccasionKind.SAID, Optional.of(new OpenedOccasion(accepted.occasion(), accepted.reference())), citizen);
    }

    private void repeated(Arrival arrival, JournalResult result) {
        if (result instanceof JournalResult.Duplicate duplicate) {
            AfterCommit.run(() -> LOG.info("BRN3101 duplicate source={} ref={} first={}", arrival.source(), arrival.reference(),
                duplicate.reference()));
        } else if (result instanceof JournalResult.InBundleOfAnother other) {
            conflicting(arrival, other.first(), "Another message came before in a bundle with the same id");
            plans.saveWithoutDecisions(other.occasion(), Plan.Outcome.WORK_ITEM, "the bundle is that of another message; told to nobody",
                clock.instant());
        } else {
            conflicting(arrival, result.reference(), "The same message id was received before with other content");
        }
    }

    /**
     * Merges two identities of one citizen. What has become untrue is taken back. Facts and consents that municipalities recorded are never
     * joined: a human reviews them, and nothing new is told before that (domain.md §4).
     */
    private void merge(JournalResult.New accepted, Arrival arrival, IdentityMerged merged) {
        if (identities.merge(merged)) {
            workItems.open(accepted.occasion(), Optional.of(identities.current(merged.citizen())),
                new WorkItem(WorkItem.Kind.REVIEW_CONSENTS,
                    "two identities were merged: facts and consents of the retired number are not carried over and need a review"),
                clock.instant());
        }
        AfterCommit.run(() -> LOG.info("BRN3103 merged source={} ref={}", arrival.source(), arrival.reference()));
    }

    /** Nothing that was recorded is joined, because nothing can be recorded about a replacement number: what is told needs no review. */
    private boolean found(JournalResult.New accepted, Arrival arrival, CprFound found, Map<ReplacementCpr, Known> numbers) {
        return replacements.found(numbers.get(found.replacement()), found, accepted.occasion(), accepted.reference(),
            new HospitalId(arrival.source()));
    }

    private void conflicting(Arrival arrival, String first, String what) {
        AfterCommit.run(() -> LOG.error("BRN3202 same-id-other-content source={} ref={} first={}", arrival.source(), arrival.reference(),
            first));
        DeadLetter letter = new DeadLetter(arrival.reference(), arrival.source(), arrival.receivedAt(), "CONTENT_CONFLICT", "message id",
            what + ": " + first);
        if (deadLetters.keep(letter, arrival.raw()).now()) {
            workItems.open(new WorkItem(WorkItem.Kind.CONTENT_CONFLICT, arrival.reference() + " repeats the id of " + first
                + " with other content"), clock.instant());
        }
    }
}
