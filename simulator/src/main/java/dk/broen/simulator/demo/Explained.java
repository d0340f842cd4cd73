package dk.broen.simulator.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hub's explanation of one occasion: the decisions that changed, the notices that were made then, and the state of each.
 *
 * @param reference the reference of the occasion
 * @param kind why the hub looked at the citizen: {@code SAID}, {@code RECORDED} …
 * @param source the hospital id; empty when the occasion is not a message
 * @param happened the event type and its nature, for example {@code ADMITTED} or {@code ADMITTED CANCELLED}; empty when the occasion is not
 *     a message about a stay
 * @param decisions the decisions that changed on this occasion
 * @param notices what was said to units on this occasion
 * @param workItems kind and reason of each work item
 */
record Explained(String reference, String kind, String source, String happened, List<String> flags, List<Decision> decisions,
    List<Told> notices, List<Sending> wardAnswers, List<String> workItems) {

    Explained {
        flags = List.copyOf(flags);
        decisions = List.copyOf(decisions);
        notices = List.copyOf(notices);
        wardAnswers = List.copyOf(wardAnswers);
        workItems = List.copyOf(workItems);
    }

    /** The decision about a unit. */
    enum Verdict { PERMITTED, WITHHELD, HELD, NOT_CONCERNED }

    /** The legal basis for telling a unit. */
    enum Basis { CONSENT, STATUTORY, PSYCHIATRY_ACT, OVERRIDE, PSP, OWN_REGION, TOLD_BEFORE }

    /** The state of a notice on one channel. */
    enum State {
        WAITING, SENDING, SENT, DROPPED, GIVEN_UP;

        /** Whether the notice can still leave. */
        boolean pending() {
            return this == WAITING || this == SENDING;
        }
    }

    /**
     * The decision whether one unit may be told one matter in one function.
     *
     * @param matter the key of the matter; several decisions can be about one matter
     * @param event the event type of the matter
     * @param reason the code of the reason when the unit may not be told or there is nothing to tell; else empty
     * @param basis empty when the unit may not be told
     * @param steps the steps of the decision
     */
    record Decision(String matter, String event, String unit, String function, Verdict verdict, String reason, Optional<Basis> basis,
        List<String> steps) {
        private static final Pattern CONSENT = Pattern.compile("consent \\S+ of (\\d{4}-\\d{2}-\\d{2})");

        Decision {
            steps = List.copyOf(steps);
        }

        /** The first day of the consent on which the decision rests; empty when no step names a consent. */
        Optional<String> consentFrom() {
            return steps.stream().map(CONSENT::matcher).filter(Matcher::find).map(found -> found.group(1)).findFirst();
        }

        boolean permitted() {
            return verdict == Verdict.PERMITTED;
        }
    }

    /**
     * How things stand, as a unit is told.
     *
     * @param state {@code ADMITTED}, {@code ON_LEAVE}, {@code DISCHARGED} or {@code DEAD}
     */
    record Now(String state, Optional<Instant> since) {
    }

    /**
     * What one unit is told on the occasion.
     *
     * @param kind {@code NEWS}, {@code CANCELLED} …
     * @param says the types of event that the notice says
     * @param takesBack the types of event that the notice takes back
     * @param steps how the channels were chosen
     */
    record Told(String unit, String function, String kind, List<String> says, List<String> takesBack, Optional<Now> now,
        Optional<Basis> basis, List<String> steps, List<Sending> sendings) {
        private static final String WARNING = "WARNING: ";

        Told {
            says = List.copyOf(says);
            takesBack = List.copyOf(takesBack);
            steps = List.copyOf(steps);
            sendings = List.copyOf(sendings);
        }

        List<String> warnings() {
            return steps.stream().filter(step -> step.startsWith(WARNING)).map(step -> step.substring(WARNING.length())).toList();
        }

        private boolean follows(Decision decision) {
            return decision.permitted() && unit.equals(decision.unit()) && function.equals(decision.function())
                && says.contains(decision.event());
        }
    }

    /**
     * A notice on one channel.
     *
     * @param reason a code when the notice was dropped, the cause of the failure when it was given up
     */
    record Sending(String reference, Channel channel, State state, String reason, Instant due, Optional<Instant> sentAt) {
        boolean sent() {
            return state == State.SENT;
        }
    }

    /**
     * What the table shows about one unit in one function: the decision, the notice that follows from it, or both. A notice that only takes
     * back follows from no decision.
     */
    record Candidate(String unit, String function, Optional<Decision> decision, Optional<Told> told) {
        private static Candidate of(Decision decision, Optional<Told> told) {
            return new Candidate(decision.unit(), decision.function(), Optional.of(decision), told);
        }

        private static Candidate of(Told told) {
            return new Candidate(told.unit(), told.function(), Optional.empty(), Optional.of(told));
        }

        /** The legal basis of the notice, else of the decision. */
        Optional<Basis> basis() {
            return told.flatMap(Told::basis).or(() -> decision.flatMap(Decision::basis));
        }
    }

    /** The decisions with the notices that follow from them, then the other notices. A notice about several matters is there once. */
    List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        Set<Told> shown = new HashSet<>();
        for (Decision decision : decisions) {
            Optional<Told> told = notices.stream().filter(notice -> notice.follows(decision)).findFirst();
            if (told.isEmpty() || shown.add(told.get())) {
                candidates.add(Candidate.of(decision, told));
            }
        }
        notices.stream().filter(notice -> !shown.contains(notice)).map(Candidate::of).forEach(candidates::add);
        return candidates;
    }

    /** Whether nothing was decided, told or opened on this occasion. */
    boolean isEmpty() {
        return decisions.isEmpty() && notices.isEmpty() && wardAnswers.isEmpty() && workItems.isEmpty();
    }

    /** Whether a time has come and somebody is told because nobody has answered: a recipient is reminded, or the next one is told as well. */
    boolean becauseNobodyAnswered() {
        return kind.equals("DUE") && (notices.stream().anyMatch(told -> told.kind().equals("REMINDER"))
            || decisions.stream().flatMap(decision -> decision.steps().stream()).anyMatch(step -> step.startsWith("no answer from ")));
    }

    /** The reference of the notice to a unit that left; empty when none has left. */
    Optional<String> noticeTo(String unit) {
        return notices.stream().filter(told -> told.unit().equals(unit)).flatMap(told -> told.sendings().stream()).filter(Sending::sent)
            .map(Sending::reference).findFirst();
    }

    /** All notices to units, and the answers to the ward. */
    List<Sending> sendings() {
        return Stream.concat(notices.stream().flatMap(notice -> notice.sendings().stream()), wardAnswers.stream()).toList();
    }

    /** The event type without nature, for example {@code ADMITTED}. */
    String type() {
        return happened.split(" ")[0];
    }
}
