package dk.broen.domain.disclosure;

import dk.broen.domain.courses.StepRule;
import dk.broen.domain.terms.Circumstance;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one recipient is told of one matter: the fields that this recipient may see (domain.md §7). The ledger keeps it as it was told.
 *
 * @param stay the stay, for matching only: it is never told. Empty for a death
 * @param specialty the specialty of the ward, for matching only: it is never told
 * @param at clinical time; for a planned discharge, when the plan was made
 * @param since for the end of a stay: when the stay began, if it is known
 * @param planned the expected time of a planned discharge
 * @param hospital the hospital, if the recipient may see it
 * @param department the name of the department, if the recipient may see it
 * @param circumstances what else the recipient is told of it
 * @param step what is told of a step; empty for what a hospital reported
 */
public record Saying(MatterKey matter, EventType type, Optional<StayKey> stay, Specialty specialty, Instant at, Optional<Instant> since,
    Optional<PlannedDischarge> planned, Optional<Hospital> hospital, Optional<String> department,
    Set<Circumstance> circumstances, Optional<Step> step) {
    /**
     * What is told of a step.
     *
     * @param rule the rule that makes it, as it was when the run began
     * @param revision how often the recipient was told something else of the step before: it rises with each correction and cancellation, and
     *     with each other day for the answer
     * @param answerUntil until when an answer is expected; empty in the truth that others are compared with
     */
    public record Step(StepRule rule, int revision, Optional<Instant> answerUntil) {}

    /**
     * The name and the phone numbers of a hospital, as people read them.
     *
     * @param wardPhone the number of the ward, if the recipient may see the ward and it has one
     */
    public record Hospital(String name, Optional<String> phone, Optional<String> wardPhone) {
        /** A hospital without the number of a ward. */
        public Hospital(String name, Optional<String> phone) {
            this(name, phone, Optional.empty());
        }

        /** Whether both name one hospital. The number of the ward is none of the hospital: a stay goes on in another ward. */
        public boolean isSameAs(Hospital other) {
            return name.equals(other.name) && phone.equals(other.phone);
        }
    }

    /** Whether both name the same hospital. */
    public boolean isFrom(Hospital other) {
        return hospital.filter(other::isSameAs).isPresent();
    }

    /** What is said of a later time: the time of the saying itself is none that people read. */
    private static final Set<EventType> MADE_FOR_LATER = EnumSet.of(EventType.DISCHARGE_PLANNED, EventType.STEP);

    public Saying {
        circumstances = Set.copyOf(circumstances);
    }

    /** A saying without circumstances. */
    public Saying(MatterKey matter, EventType type, Optional<StayKey> stay, Specialty specialty, Instant at, Optional<Instant> since,
        Optional<PlannedDischarge> planned, Optional<Hospital> hospital, Optional<String> department) {
        this(matter, type, stay, specialty, at, since, planned, hospital, department, Set.of());
    }

    /** A saying about what a hospital reported. */
    public Saying(MatterKey matter, EventType type, Optional<StayKey> stay, Specialty specialty, Instant at, Optional<Instant> since,
        Optional<PlannedDischarge> planned, Optional<Hospital> hospital, Optional<String> department, Set<Circumstance> circumstances) {
        this(matter, type, stay, specialty, at, since, planned, hospital, department, circumstances, Optional.empty());
    }

    /**
     * Whether both say the same of the same matter: time, planned day, place and the request for a report do not differ. A place that only
     * one of the two names is no difference, because the recipient may have got another function. When a discharge was planned is none
     * either: a plan that is reported again says the same. Of a step only the planned day counts: not when it was made, nor in which ward the
     * citizen is then. Who reported an end is none, nor that the citizen came from another hospital: that may be heard later.
     */
    public boolean agreesWith(Saying other) {
        return isAbout(other) && (MADE_FOR_LATER.contains(type) || at.equals(other.at)) && planned.equals(other.planned)
            && (type == EventType.STEP || sameIfBoth(department, other.department)) && requestsReport() == other.requestsReport();
    }

    /** Whether the recipient is told that the hospital asks for a report of admission. */
    public boolean requestsReport() {
        return circumstances.contains(Circumstance.REPORT_REQUESTED);
    }

    /** Whether both are about one matter, also if its key was not handed on because a message turned one matter into two. */
    private boolean isAbout(Saying other) {
        return matter.equals(other.matter) || type == other.type && stay.equals(other.stay)
            && (type != EventType.ADMITTED || specialty == other.specialty) && (type != EventType.STEP || sameStep(other));
    }

    /** Two feeds can have made two steps of one rule before they turned out to report one stay; a readmission has another time. */
    private boolean sameStep(Saying other) {
        return step.map(told -> told.rule().id()).equals(other.step.map(told -> told.rule().id())) && at.equals(other.at);
    }

    private static boolean sameIfBoth(Optional<String> one, Optional<String> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    /**
     * Whether both are the same but for since when; who takes one back takes the other back. A step is the same with its planned day: who is told
     * it again is told another day for the answer, and the ward and the hospital where the citizen is by then.
     */
    public boolean fallsWith(Saying other) {
        return step.isPresent() ? matter.equals(other.matter) && planned.equals(other.planned) : beginningAt(other.since).equals(other);
    }

    private Saying beginningAt(Optional<Instant> begun) {
        return new Saying(matter, type, stay, specialty, at, begun, planned, hospital, department, circumstances, step);
    }

    /** The same saying about the stay under another of its keys. */
    public Saying inStay(StayKey alias) {
        return new Saying(matter, type, Optional.of(alias), specialty, at, since, planned, hospital, department, circumstances, step);
    }

    /** The same saying with one more circumstance. */
    public Saying with(Circumstance more) {
        return new Saying(matter, type, stay, specialty, at, since, planned, hospital, department,
            Stream.concat(circumstances.stream(), Stream.of(more)).collect(Collectors.toSet()), step);
    }

    /** The same saying with more about its step. */
    public Saying with(Step told) {
        return new Saying(matter, type, stay, specialty, at, since, planned, hospital, department, circumstances, Optional.of(told));
    }

    @Override
    public String toString() {
        return "Saying[" + type + " " + at + "]";
    }
}
