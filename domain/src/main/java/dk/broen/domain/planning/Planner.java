package dk.broen.domain.planning;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayHistory;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.EventNature;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Decides who is told of an event, why, by which channel and when. The planner is a pure function of its arguments (design.md §3). A
 * correction or cancellation of something that was told is planned first ({@link CorrectionPlanner}). Any other event is planned if it is
 * news ({@link Resolution}, {@link NewsPlanner}).
 */
public final class Planner {

    /** Plans an event. The recipients are those of the day of the event (domain.md §5). */
    public Plan plan(StayEvent event, StayHistory history, CitizenFacts facts, Directory directory, Rules rules, Instant at) {
        return plan(event, history, facts, directory, rules, at, LocalDate.ofInstant(event.occurredAt(), DENMARK));
    }

    /**
     * Plans an event again after a technical fault, or after a held notice lost its recipient. The recipients are those of the day on which
     * the event is planned again. Earlier decisions remain, see {@link EarlierDecision}.
     */
    public Plan planAgain(StayEvent event, StayHistory history, CitizenFacts facts, Directory directory, Rules rules, Instant at) {
        return plan(event, history, facts, directory, rules, at, Recheck.day(event, at));
    }

    private static Plan plan(StayEvent event, StayHistory history, CitizenFacts facts, Directory directory, Rules rules, Instant at,
        LocalDate day) {
        CorrectionPlanner corrections = new CorrectionPlanner(facts, directory, rules, at);
        if (event.nature() != EventNature.ORIGINAL && corrections.concerns(event, history)) {
            return corrections.plan(event, history);
        }
        if (event.nature() == EventNature.CANCELLATION) {
            return Plan.nobody("cancels " + event.type() + ": nobody was told of it, or another message still reports it");
        }
        Optional<String> whyOld = NewsCheck.whyOld(event, history);
        return whyOld.isPresent() ? Plan.nobody(whyOld.get()) : new Resolution(event, history, facts, directory, rules, at, day).plan();
    }
}
