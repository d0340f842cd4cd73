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
 * Who is told of an event, why, by which channel and when: a pure function of its arguments (design.md §3).
 * First whether there is news at all; {@link Resolution}, {@link NewsPlanner} and {@link CorrectionPlanner} do the rest.
 */
public final class Planner {

    /** Receivers are those of the event's own day (domain.md §5). */
    public Plan plan(StayEvent event, StayHistory history, CitizenFacts facts, Directory directory, Rules rules, Instant at) {
        return plan(event, history, facts, directory, rules, at, LocalDate.ofInstant(event.occurredAt(), DENMARK));
    }

    /**
     * After a technical fault, or when a held notice lost its receiver: receivers are those of the day it is planned again.
     * What was decided before stands, see {@link EarlierDecision}.
     */
    public Plan planAgain(StayEvent event, StayHistory history, CitizenFacts facts, Directory directory, Rules rules, Instant at) {
        return plan(event, history, facts, directory, rules, at, Recheck.day(event, at));
    }

    private static Plan plan(StayEvent event, StayHistory history, CitizenFacts facts, Directory directory, Rules rules, Instant at,
        LocalDate day) {
        CorrectionPlanner unlearning = new CorrectionPlanner(facts, directory, rules, at);
        if (event.nature() != EventNature.ORIGINAL && unlearning.concerns(event, history)) {
            return unlearning.plan(event, history);
        }
        if (event.nature() == EventNature.CANCELLATION) {
            return Plan.nobody("cancels " + event.type() + ": nobody was told of it, or another message says it still");
        }
        Optional<String> old = NewsCheck.whyOld(event, history);
        return old.isPresent() ? Plan.nobody(old.get()) : new Resolution(event, history, facts, directory, rules, at, day).plan();
    }
}
