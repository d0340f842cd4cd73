package dk.broen.domain.history;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.matter.Death;
import dk.broen.domain.matter.Matter;
import dk.broen.domain.matter.Milestone;
import dk.broen.domain.matter.Step;
import dk.broen.domain.matter.Steps;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that is true of the citizen's stays, folded from all messages (domain.md §3). It does not depend on the order of arrival or on
 * repetition.
 *
 * @param stays all stays, in the order in which they began
 * @param death the death of the citizen; it supersedes everything
 * @param disputedDeath a death that was reported only of stays that may be another citizen's; it supersedes nothing
 * @param doubts messages whose times cannot be
 * @param stating the message that states the municipality of the citizen and was sent last; empty if a later one deletes it
 * @param citizenName the name as it was sent last; empty if a later message deletes it
 * @param together how far apart two hospitals can report one transfer
 * @param steps what the rules of courses make of the stays; none until the acting municipality is known
 */
public record Course(List<Stay> stays, Optional<Death> death, Optional<Death> disputedDeath, List<Doubt> doubts,
    Optional<StayEvent> stating, Optional<String> citizenName, Duration together, Steps steps) {
    public Course {
        stays = List.copyOf(stays);
        doubts = List.copyOf(doubts);
    }

    /** Folds the messages of a citizen none of whose stays is disputed or was ended by a human. */
    public static Course of(List<Said> said, Function<Department, Specialty> specialties, CourseRules rules, List<Saying> known,
        Instant at) {
        return of(said, List.of(), specialties, rules, known, stay -> false, at);
    }

    /**
     * Folds the messages.
     *
     * @param said all messages about the citizen, in any order
     * @param ends the ends that humans gave to stays
     * @param known what anybody heard or may have heard; the keys of these matters are handed on
     * @param disputed whether a stay may be another citizen's: then it says nothing about the other stays and the citizen (domain.md §4)
     * @param at the present moment: a planned discharge holds until its day has passed
     */
    public static Course of(List<Said> said, List<ManualEnd> ends, Function<Department, Specialty> specialties, CourseRules rules,
        List<Saying> known, Predicate<Stay> disputed, Instant at) {
        Map<StayKey, List<Said>> visits = said.stream().collect(Collectors.groupingBy(one -> one.event().stay(), LinkedHashMap::new,
            Collectors.toList()));
        List<Doubt> doubts = new ArrayList<>();
        List<Said> standing = new ArrayList<>();
        for (List<Said> visit : visits.values()) {
            Impossible impossible = new Impossible(new Replay(visit, rules.clockSkew()).standing(), rules.clockSkew());
            doubts.addAll(impossible.doubts());
            standing.addAll(impossible.rest());
        }
        doubts.sort(Comparator.comparing(Doubt::said, ClinicalOrder.OF_MESSAGES));
        Aliases aliases = new Aliases(standing, specialties, rules.absconded());
        Fold fold = new Fold(new ManualEnds(new ListedEnds(standing, aliases).counting(), aliases, at).with(ends), aliases, specialties);
        HandedOnKeys keys = new HandedOnKeys(fold.stays(), known);
        List<Stay> folded = fold.stays().stream().map(stay -> stay.withKeys(keys::of)).toList();
        Predicate<Stay> certain = disputed.negate();
        Duration together = rules.doubleAdmission();
        List<Stay> stays = leavesThatAreLeaves(endedByLaterStays(folded, certain, together), certain, together).stream()
            .map(stay -> passed(stay, at)).toList();
        Set<StayKey> apart = folded.stream().filter(disputed).flatMap(stay -> stay.aliases().stream()).collect(Collectors.toSet());
        Predicate<Said> ofTheCitizen = one -> !apart.contains(one.event().stay());
        Optional<Death> death = OneDeath.of(fold.deaths().stream().filter(ofTheCitizen).toList(), said, known);
        List<Said> stating = standing.stream().anyMatch(ofTheCitizen) ? standing.stream().filter(ofTheCitizen).toList() : standing;
        return new Course(death.isPresent() ? stays.stream().map(stay -> stay.holding(Set.of(), stay.state())).toList() : stays, death,
            death.isPresent() ? Optional.empty() : OneDeath.of(fold.deaths(), said, known), doubts,
            lastSent(stating, StayEvent::saysMunicipality).filter(event -> event.municipality().isPresent()),
            lastSent(stating, StayEvent::saysName).flatMap(StayEvent::citizenName), together, Steps.NONE);
    }

    /** The same course with the steps that rules make of its stays. */
    public Course with(Steps made) {
        return new Course(stays, death, disputedDeath, doubts, stating, citizenName, together, made);
    }

    private static Optional<StayEvent> lastSent(List<Said> standing, Predicate<StayEvent> which) {
        return standing.stream().map(Said::event).filter(which).max(ClinicalOrder.BY_SENDING);
    }

    /** Everything that is true: what holds and what was true once. */
    public Stream<Matter> truths() {
        return Stream.of(stays.stream().flatMap(stay -> stay.milestones().stream()), death.or(() -> disputedDeath).stream(),
            steps.made().stream()).flatMap(matters -> matters);
    }

    /** Whether the matter holds: true, and not old news. */
    public boolean holds(Matter matter) {
        return matter instanceof Death || steps.holding().contains(matter.key())
            || stays.stream().anyMatch(stay -> stay.holds(matter.key()));
    }

    public Optional<Matter> matter(MatterKey key) {
        return truths().filter(matter -> matter.key().equals(key)).findFirst();
    }

    /** The saying with the key that its stay has now: two feeds can have turned out to report one stay since it was said. */
    public Saying asKnownNow(Saying saying) {
        return saying.stay().flatMap(key -> stays.stream().filter(stay -> stay.aliases().contains(key)).findFirst())
            .map(stay -> saying.inStay(stay.key())).orElse(saying);
    }

    public Optional<Stay> stayOf(MatterKey key) {
        MatterKey ofMilestone = steps.made().stream().filter(step -> step.key().equals(key)).map(Step::milestone).findFirst().orElse(key);
        return stays.stream().filter(stay -> stay.milestones().stream().anyMatch(milestone -> milestone.key().equals(ofMilestone)))
            .findFirst();
    }

    /** A leave is no leave while another stay is open or begins shortly after (domain.md §3, double admission). */
    private static List<Stay> leavesThatAreLeaves(List<Stay> stays, Predicate<Stay> certain, Duration within) {
        List<Stay> others = stays.stream().filter(certain).toList();
        return stays.stream().map(stay -> {
            Set<Milestone> none = new HashSet<>();
            boolean silent = false;
            boolean leaving = false;
            for (Milestone milestone : stay.milestones()) {
                if (milestone.type() == EventType.LEAVE_STARTED) {
                    silent = elsewhere(milestone, stay, others, within);
                    leaving = !silent;
                }
                if (silent && (milestone.type() == EventType.LEAVE_STARTED || milestone.type() == EventType.LEAVE_ENDED)) {
                    none.add(milestone);
                }
            }
            return stay.without(none, stay.state() == Stay.State.ON_LEAVE && !leaving ? Stay.State.ELSEWHERE : stay.state());
        }).toList();
    }

    private static boolean elsewhere(Milestone leave, Stay stay, List<Stay> others, Duration within) {
        return others.stream().filter(other -> other != stay && !other.emergencyOnly())
            .filter(other -> other.begunAt().filter(begun -> begun.isBefore(leave.at().plus(within))).isPresent())
            .filter(other -> !endedUntil(other, leave.at()))
            .anyMatch(other -> others.stream().noneMatch(later -> isOver(other, later, within) && !first(later).isAfter(leave.at())));
    }

    /** An open stay is over if a later stay of its specialty is known and nothing was heard of the open stay since (domain.md §3). */
    private static boolean isOver(Stay stay, Stay later, Duration within) {
        return stay.end().isEmpty() && later != stay && goesOn(stay, later)
            && (stay.lastHeardAt().isBefore(first(later)) || leftFor(stay, later, within));
    }

    private static boolean goesOn(Stay stay, Stay later) {
        return !later.emergencyOnly() && later.specialties().stream().anyMatch(stay.specialties()::contains);
    }

    /** The hospital to which the citizen came can have reported the admission with an earlier time than the other one the transfer. */
    private static boolean leftFor(Stay stay, Stay later, Duration within) {
        return atAnotherHospital(stay, later) && first(stay).isBefore(first(later)) && stay.leftAt()
            .filter(left -> first(later).isAfter(left.minus(within)) && !endedUntil(later, left)).isPresent();
    }

    private static boolean endedUntil(Stay stay, Instant at) {
        return stay.end().map(said -> said.event().occurredAt()).filter(end -> !end.isAfter(at)).isPresent();
    }

    private static boolean atAnotherHospital(Stay stay, Stay later) {
        return !later.key().hospital().equals(stay.key().hospital());
    }

    /**
     * The stay at another hospital that goes on in this one: no hospital reported its end, and this one is the next of its specialty. If its
     * hospital reported the transfer, this one began about that time and had not ended before it. A transfer is one course (domain.md §3).
     */
    public Optional<Stay> before(Stay stay) {
        return stays.stream().filter(earlier -> earlier.state() == Stay.State.OVER && atAnotherHospital(earlier, stay))
            .filter(earlier -> earlier.leftAt().filter(left -> Duration.between(left, first(stay)).abs().compareTo(together) > 0).isEmpty())
            .filter(earlier -> stays.stream().filter(later -> goesOn(earlier, later) && first(later).isAfter(first(earlier)))
                .filter(later -> earlier.leftAt().filter(left -> endedUntil(later, left)).isEmpty())
                .min(Comparator.comparing(Course::first)).filter(stay::equals).isPresent())
            .max(Comparator.comparing(Course::first));
    }

    /** The stay, and those at other hospitals that go on in it, the last one first. */
    public Stream<Stay> transfersTo(Stay stay) {
        return Stream.iterate(Optional.of(stay), Optional::isPresent, one -> one.flatMap(this::before)).flatMap(Optional::stream);
    }

    private static List<Stay> endedByLaterStays(List<Stay> stays, Predicate<Stay> certain, Duration within) {
        List<Stay> others = stays.stream().filter(certain).toList();
        return stays.stream().map(stay -> {
            Predicate<Stay> covers = later -> later != stay && later.specialties().containsAll(stay.specialties());
            Set<MatterKey> holding = stay.milestones().stream().filter(milestone -> stay.holds(milestone.key()))
                .filter(milestone -> milestone.type() != EventType.DISCHARGED
                    || others.stream().filter(covers).noneMatch(later -> begins(later, milestone.at())))
                .map(Milestone::key).collect(Collectors.toSet());
            boolean over = stay.open() && others.stream().anyMatch(later -> isOver(stay, later, within));
            return over ? stay.holding(Set.of(), Stay.State.OVER) : stay.holding(holding, stay.state());
        }).toList();
    }

    private static boolean begins(Stay later, Instant notBefore) {
        return later.milestones(EventType.ADMITTED).map(Milestone::at).min(Comparator.naturalOrder())
            .filter(begun -> !begun.isBefore(notBefore)).isPresent();
    }

    private static Instant first(Stay stay) {
        return Stream.concat(stay.begunAt().stream(), stay.milestones().stream().map(Milestone::at)).min(Comparator.naturalOrder())
            .orElse(stay.lastHeardAt());
    }

    private static Stay passed(Stay stay, Instant at) {
        Set<MatterKey> holding = stay.milestones().stream().filter(milestone -> stay.holds(milestone.key()))
            .filter(milestone -> milestone.planned().filter(planned -> endOf(planned.day(), planned.at()).isBefore(at)).isEmpty())
            .map(Milestone::key).collect(Collectors.toSet());
        return stay.holding(holding, stay.state());
    }

    private static Instant endOf(LocalDate day, Optional<LocalTime> time) {
        return time.map(day::atTime).orElse(day.plusDays(1).atStartOfDay()).atZone(DENMARK).toInstant();
    }
}
