package dk.broen.domain.planning;

import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.history.Course;
import dk.broen.domain.history.Stay;
import dk.broen.domain.matter.Matter;
import dk.broen.domain.matter.Milestone;
import dk.broen.domain.matter.Step;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.permission.Visit;
import dk.broen.domain.routing.Candidate;
import dk.broen.domain.routing.NamedFor;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.UnitFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which matters a recipient should know (design.md §3): those that the routing rules or a legal basis name it for, over every specialty that the stay passed
 * through, and the end of what it heard the beginning of.
 */
final class Concerns {
    private final Situation situation;
    private final Course course;

    Concerns(Situation situation) {
        this.situation = situation;
        this.course = situation.course();
    }

    /** Why the recipient should know the matter in this function: the rules that name the function, or what the recipient heard before. */
    String because(Part part, Candidate candidate, Matter matter) {
        if (matter instanceof Step step) {
            return "course step " + step.rule().id() + " of " + step.municipality() + " names " + candidate.function() + ", made "
                + step.rule().time();
        }
        List<Visit> visits = new Visits(situation).concerned(matter);
        Set<Specialty> concerned = visits.stream().flatMap(visit -> visit.specialties().stream()).collect(Collectors.toSet());
        List<String> rules = part.municipality().stream()
            .flatMap(known -> known.routing().idsNaming(candidate.function(), matter.type(), concerned).stream()).toList();
        List<Basis> bases = candidate.namedFor().stream().filter(naming -> naming.names(matter.type(), visits))
            .map(NamedFor::basis).distinct().toList();
        if (!bases.isEmpty() && (rules.isEmpty() || candidate.byBasisOnly())) {
            return "named by " + bases + " and by no rule";
        }
        return rules.isEmpty() ? "heard of what " + matter.type() + " ends" : "rules " + rules + " name " + candidate.function();
    }

    Situation situation() {
        return situation;
    }

    /** The candidacies of the recipient that the matter concerns; empty if the recipient need not know it. */
    List<Candidate> of(Part part, Matter matter) {
        if (matter instanceof Milestone milestone) {
            Stay stay = course.stayOf(milestone.key()).orElseThrow();
            return ofStay(part, milestone, stay);
        }
        if (matter instanceof Step step) {
            return ofStep(part, step);
        }
        List<Candidate> named = part.named(EventType.DECEASED, new Visits(situation).concerned(matter));
        boolean toldOfWhatItEnds =
            course.stays().stream().anyMatch(stay -> openOrRecent(stay) && heardOf(part, stay)) || believesInOpenStay(part);
        return named.isEmpty() && toldOfWhatItEnds ? part.today() : named;
    }

    /** Its rule names functions. Whoever has such a function only because a legal basis names it is named for the event that decides. */
    private List<Candidate> ofStep(Part part, Step step) {
        List<Visit> visits = new Visits(situation).of(step);
        return part.code().equals(step.municipality())
            ? part.today().stream().filter(candidate -> step.rule().to().contains(candidate.function()))
                .filter(candidate -> candidate.concernedBy(EventType.STEP, visits)).filter(candidate -> !candidate
                    .byBasisOnly()
                    || candidate.namedFor().stream()
                        .anyMatch(naming -> step.rule().needs().stream().allMatch(event -> naming.names(event, visits))))
                .toList()
            : List.of();
    }

    /** Whether the last word that the recipient read may be that a stay is open. */
    static boolean believesInOpenStay(Part part) {
        return part.heard().lastWords().stream().anyMatch(word -> word.filter(Present.State::open).isPresent());
    }

    private List<Candidate> ofStay(Part part, Milestone milestone, Stay stay) {
        Visit visit = new Visits(situation).of(stay);
        List<Candidate> named = part.named(milestone.type(), List.of(visit.in(specialties(milestone, stay))));
        return switch (milestone.type()) {
            case DISCHARGED -> {
                List<Candidate> ends = stay.emergencyOnly()
                    ? named.stream().filter(part.named(EventType.EMERGENCY_CONTACT, List.of(visit))::contains).toList()
                    : named;
                yield ends.isEmpty() && (heardBeginning(part, stay) || heardStep(part, stay)) ? part.today() : ends;
            }
            case LEAVE_ENDED -> heardLeave(part, stay) ? named : List.of();
            case DISCHARGE_PLANNED -> named.stream().filter(candidate -> hasItsPartBy(candidate, milestone)).toList();
            case ADMITTED, EMERGENCY_CONTACT, TRANSFERRED, LEAVE_STARTED, DECEASED, DETAILS_CHANGED, STEP -> named;
        };
    }

    /** Whether the candidate has its part today, or on the day for which the milestone is planned (domain.md §5). */
    private static boolean hasItsPartBy(Candidate candidate, Milestone milestone) {
        return candidate.plannedDay().isEmpty() || candidate.plannedDay().equals(milestone.planned().map(PlannedDischarge::day));
    }

    /** A beginning concerns those named for its own specialty; all else concerns those named for any specialty of the stay. */
    static Set<Specialty> specialties(Milestone milestone, Stay stay) {
        return milestone.type() == EventType.ADMITTED || milestone.type() == EventType.EMERGENCY_CONTACT ? Set.of(milestone.specialty())
            : stay.specialties();
    }

    static boolean heardBeginning(Part part, Stay stay) {
        return beginningsHeard(part, stay).findAny().isPresent();
    }

    /** What the recipient may have heard of the beginning of the stay. */
    static Stream<Saying> beginningsHeard(Part part, Stay stay) {
        return part.heard().mayHaveHeard().stream().filter(saying -> saying.type() == EventType.ADMITTED && isOf(saying, stay));
    }

    /** Whether the recipient may have heard anything of the stay. */
    static boolean heardOf(Part part, Stay stay) {
        return part.heard().mayHaveHeard(saying -> isOf(saying, stay));
    }

    /** Whether the recipient may have heard something of a stay that is not true of any stay. */
    boolean heardSomethingUntrue(Part part) {
        return part.heard()
            .mayHaveHeard(saying -> saying.stay().isPresent() && course.stays().stream().noneMatch(stay -> isOf(saying, stay)));
    }

    /** Whether the recipient may have heard of the stay by a step of it. */
    static boolean heardStep(Part part, Stay stay) {
        return part.heard().mayHaveHeard(saying -> saying.type() == EventType.STEP && isOf(saying, stay));
    }

    private static boolean isOf(Saying saying, Stay stay) {
        return saying.stay().filter(stay.aliases()::contains).isPresent()
            && (saying.type() == EventType.STEP ? isWithin(stay, saying) : stay.milestones(saying.type())
                .anyMatch(milestone -> milestone.key().equals(saying.matter()) || milestone.at().equals(saying.at())
                    && (saying.type() != EventType.ADMITTED || milestone.specialty() == saying.specialty())));
    }

    /** A readmission under the same visit number is another stay. */
    private static boolean isWithin(Stay stay, Saying step) {
        return stay.begunAt().filter(step.at()::isBefore).isEmpty() && (stay.open() || !step.at().isAfter(stay.lastHeardAt()));
    }

    private static boolean heardLeave(Part part, Stay stay) {
        return part.heard().mayHaveHeard(
            saying -> saying.type() == EventType.LEAVE_STARTED && saying.stay().filter(stay.aliases()::contains).isPresent());
    }

    /** Whether a matter of the stay can still be news: the stay is open, or ended a short time ago. */
    boolean openOrRecent(Stay stay) {
        return stay.open() || recent(stay.lastHeardAt(), situation.rules().news());
    }

    /** Whether so little was heard of the open stay that a human must find out whether it is still open. */
    boolean stale(Stay stay) {
        return !recent(stay.lastHeardAt(), situation.rules().stale());
    }

    /**
     * Whether the matter is news today, for somebody who never heard of it (domain.md §3). A step without a planned day is news for some
     * time only: a municipality that switches a course on invites nobody to what was due long ago.
     */
    boolean news(Matter matter) {
        if (matter.oldLoad()) {
            return false;
        }
        Optional<Stay> stay = course.stayOf(matter.key());
        return recent(matter.at(), situation.rules().news()) || lasts(matter)
            && lasting(matter) && stay.filter(open -> recent(open.lastHeardAt(), situation.rules().stale())).isPresent();
    }

    private static boolean lasts(Matter matter) {
        return !(matter instanceof Step step) || step.planned().isPresent();
    }

    /** Whether the matter lasts: an open stay, a present leave, a planned day. */
    boolean lasting(Matter matter) {
        return course.stayOf(matter.key()).filter(Stay::open).isPresent() && course.holds(matter);
    }

    private boolean recent(Instant then, Duration horizon) {
        return !then.isBefore(situation.at().minus(horizon));
    }

    /** Whether the rules name the function for beginnings in the specialty of the place, so that it may read the name of the ward. */
    boolean mayNamePlace(Part part, UnitFunction function, Matter matter) {
        Specialty specialty = situation.directory().specialtyOf(matter.place());
        if (matter instanceof Step step && step.rule().to().contains(function)) {
            return specialty == Specialty.PSYCHIATRIC;
        }
        List<Visit> visits = new Visits(situation).concerned(matter).stream().map(visit -> visit.in(Set.of(specialty))).toList();
        return part.names(function, EventType.ADMITTED, visits) || part.names(function, matter.type(), visits);
    }

    /** When the stay began, as far as the rules name the function for its beginnings. */
    Optional<Instant> since(Part part, UnitFunction function, Stay stay) {
        Visit visit = new Visits(situation).of(stay);
        return stay.milestones(EventType.ADMITTED)
            .filter(begun -> part.names(function, EventType.ADMITTED, List.of(visit.in(Set.of(begun.specialty()))))).map(Milestone::at)
            .min(Instant::compareTo);
    }
}
