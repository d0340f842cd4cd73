package dk.broen.domain.planning;

import dk.broen.domain.citizen.Consent;
import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.Stay;
import dk.broen.domain.matter.Death;
import dk.broen.domain.matter.Matter;
import dk.broen.domain.matter.Step;
import dk.broen.domain.permission.Gate;
import dk.broen.domain.permission.NotConcernedReason;
import dk.broen.domain.permission.Question;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.permission.Visit;
import dk.broen.domain.permission.WithheldReason;
import dk.broen.domain.routing.Candidate;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.UnitFunction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stage: may they know (domain.md §4). Each recipient is asked about each matter that it should know, and about each stay.
 *
 * @param concerns for each recipient the matters that hold and that it should know, in clinical order
 * @param known for each recipient the stays of which it may know beginning and end
 */
public record Permissions(Parts parts, Map<RecipientId, List<Concern>> concerns, Map<RecipientId, List<KnownStay>> known) {
    private static final Gate GATE = new Gate();
    private static final Gate OF_STEPS = Gate.ofSteps();

    /**
     * A stay of which a recipient may know both the beginning and the end.
     *
     * @param as the candidacies that the rules name for both and that may know both
     */
    record KnownStay(Stay stay, List<Candidate> as) {}

    public static Permissions of(Parts parts) {
        Situation situation = parts.responsible().situation();
        Concerns should = new Concerns(situation);
        List<Matter> holding =
            situation.course().truths().filter(situation.course()::holds).sorted(Comparator.comparing(Matter::at)).toList();
        Map<RecipientId, List<Concern>> concerns = new LinkedHashMap<>();
        Map<RecipientId, List<KnownStay>> known = new HashMap<>();
        for (Part part : parts.all()) {
            concerns.put(part.recipient(), holding.stream().flatMap(matter -> concern(parts, should, part, matter).stream()).toList());
            known.put(part.recipient(), situation.course().stays().stream()
                .map(stay -> new KnownStay(stay, knowingBothEnds(parts, part, stay))).filter(stay -> !stay.as().isEmpty()).toList());
        }
        return new Permissions(parts, concerns, known);
    }

    Situation situation() {
        return parts.responsible().situation();
    }

    List<Concern> of(Part part) {
        return concerns.getOrDefault(part.recipient(), List.of());
    }

    Stream<Concern> all() {
        return concerns.values().stream().flatMap(List::stream);
    }

    /**
     * The matter is asked about at each hospital that reports it. The first that permits decides. Whoever heard of it at one hospital reads of
     * no other one.
     */
    private static Optional<Concern> concern(Parts parts, Concerns should, Part part, Matter matter) {
        Situation situation = should.situation();
        List<Candidate> candidates = should.of(part, matter);
        List<Concern> each = candidates.isEmpty() ? List.of()
            : matter.atEachHospital().stream().map(there -> concern(parts, should, part, candidates, there)).toList();
        Optional<Matter> heard = matter.atEachHospital().stream().filter(there -> heard(situation, part, there)).findFirst();
        return each.stream().filter(Concern::permitted).findFirst().or(() -> each.stream().findFirst())
            .map(deciding -> heard.map(deciding::about).orElse(deciding));
    }

    private static boolean heard(Situation situation, Part part, Matter there) {
        Saying truth = situation.disclosure().truth(there, situation.directory());
        return part.heard().mayHaveHeard(saying -> saying.agreesWith(truth)
            && truth.hospital().filter(saying::isFrom).isPresent());
    }

    private static Concern concern(Parts parts, Concerns should, Part part, List<Candidate> candidates, Matter matter) {
        Situation situation = should.situation();
        List<Decision> decisions = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Verdict verdict = inLine(parts, should, part, candidate, matter);
            if (verdict instanceof Verdict.Permitted
                && decisions.stream().anyMatch(earlier -> earlier.verdict() instanceof Verdict.Permitted)) {
                verdict = new Verdict.NotConcerned(NotConcernedReason.TOLD_IN_OTHER_FUNCTION,
                    List.of(candidate.unit().id() + " is told in another function"));
            }
            List<String> steps = new ArrayList<>(List.of(should.because(part, candidate, matter)));
            steps.addAll(candidate.steps());
            steps.addAll(verdict.steps());
            decisions
                .add(new Decision(matter.key(), matter.type(), candidate.function(), candidate.unit().id(), part.code(), verdict, steps));
        }
        Decision first = decisions.stream().filter(decision -> decision.verdict() instanceof Verdict.Permitted).findFirst()
            .orElse(decisions.get(0));
        return new Concern(matter, situation.course().stayOf(matter.key()), first.function(), first.verdict(), decisions);
    }

    private static Verdict inLine(Parts parts, Concerns should, Part part, Candidate candidate, Matter matter) {
        return inLine(parts, part, candidate, candidate.namedByHuman(matter.type(), new Visits(should.situation()).concerned(matter)),
            (one, as) -> ask(should.situation(), should, one, as, matter));
    }

    private static Verdict inLine(Parts parts, Part part, Candidate candidate, Topic topic) {
        return inLine(parts, part, candidate, candidate.namedByHuman(topic.event(), topic.visits()),
            (one, as) -> ask(parts.responsible().situation(), one, as, topic));
    }

    /** A rung of the chain that may not be told ends it: nobody is told for somebody who must not know (domain.md §4). */
    private static Verdict inLine(Parts parts, Part part, Candidate candidate, boolean namedByHuman,
        BiFunction<Part, Candidate, Verdict> asked) {
        return candidate.after().filter(silence -> !namedByHuman).stream().flatMap(silence -> silence.candidates().stream())
            .flatMap(silent -> parts.of(silent.recipient()).stream().map(before -> asked.apply(before, silent)))
            .filter(verdict -> !(verdict instanceof Verdict.Permitted)).findFirst().orElseGet(() -> asked.apply(part, candidate));
    }

    private static Verdict ask(Situation situation, Concerns should, Part part, Candidate candidate, Matter matter) {
        boolean endsWhatItBelieves = matter instanceof Death && Concerns.believesInOpenStay(part);
        boolean old = !should.news(matter) && !part.knows(matter.key()) && !endsWhatItBelieves;
        return barred(situation, matter).orElseGet(() -> old
            ? new Verdict.NotConcerned(NotConcernedReason.OLD_NEWS, List.of(matter.type() + " is too old to be news"))
            : askGate(situation, should, part, candidate, matter));
    }

    /** What no basis opens. */
    private static Optional<Verdict> barred(Situation situation, Matter matter) {
        if (situation.open(WorkItem.Kind.REVIEW_CONSENTS)) {
            return Optional.of(new Verdict.Withheld(WithheldReason.CONSENTS_UNDER_REVIEW,
                List.of("two identities were merged: the consents need a review")));
        }
        return disputed(situation, matter) ? Optional.of(new Verdict.Withheld(WithheldReason.VISIT_OF_ANOTHER_CITIZEN,
            List.of("the visit number came with another CPR number before"))) : Optional.empty();
    }

    private static Verdict askGate(Situation situation, Concerns should, Part part, Candidate candidate, Matter matter) {
        if (matter instanceof Step step) {
            return ask(situation, should, part, candidate, step);
        }
        return ask(situation, part, candidate, new Topic(matter.type(), matter.place().hospital(), new Visits(situation).of(matter),
            matter.at(), should.lasting(matter), GATE));
    }

    /**
     * A step of a course at several hospitals tells of each of them: it needs the permission for each, and for all that it rests on. Where one
     * is withheld, no answer of a consent register or choice of a coordinator can open it.
     */
    private static Verdict ask(Situation situation, Concerns should, Part part, Candidate candidate, Step step) {
        List<Verdict> each = step.hospitals().stream().flatMap(hospital -> step.rule().needs().stream()
            .map(event -> ask(situation, part, candidate, new Topic(event, hospital, new Visits(situation).of(step), step.at(),
                should.lasting(step), OF_STEPS))))
            .toList();
        return each.stream().filter(verdict -> !(verdict instanceof Verdict.Permitted || verdict instanceof Verdict.Held)).findFirst()
            .or(() -> each.stream().filter(Verdict.Held.class::isInstance).findFirst()).orElseGet(() -> each.get(0));
    }

    /**
     * What is answered today about a matter that the recipient was told, however old it is and whatever overtook it.
     *
     * @param function the function in which it was told
     * @return empty if the recipient would not be told of it in that function, or the matter is not true
     */
    Optional<Verdict> again(Part part, UnitFunction function, Saying said) {
        Concerns should = new Concerns(situation());
        List<Verdict> verdicts = situation().course().matter(said.matter()).stream()
            .flatMap(matter -> should.of(part, matter).stream().filter(candidate -> candidate.function().equals(function))
                .flatMap(candidate -> where(matter, said).map(there -> inLine(parts, part, candidate,
                    candidate.namedByHuman(there.type(), new Visits(situation()).concerned(there)),
                    (one, as) -> barred(situation(), there).orElseGet(() -> askGate(situation(), should, one, as, there))))))
            .toList();
        return verdicts.stream().filter(Verdict.Permitted.class::isInstance).findFirst()
            .or(() -> verdicts.stream().filter(Verdict.Held.class::isInstance).findFirst()).or(() -> verdicts.stream().findFirst());
    }

    /** The matter at the hospital that was named; where none was, at each. */
    private Stream<Matter> where(Matter matter, Saying said) {
        return matter.atEachHospital().stream().map(Matter.class::cast).filter(there -> said.hospital().isEmpty()
            || situation().disclosure().truth(there, situation().directory()).hospital().map(Saying.Hospital::name)
                .equals(said.hospital().map(Saying.Hospital::name)));
    }

    /** Whether the matter may be another citizen's (domain.md §4). */
    private static boolean disputed(Situation situation, Matter matter) {
        return situation.course().stayOf(matter.key()).filter(situation::disputed).isPresent()
            || situation.course().disputedDeath().filter(death -> death.key().equals(matter.key())).isPresent();
    }

    private static Verdict ask(Situation situation, Part part, Candidate candidate, Topic topic) {
        Verdict verdict = new StandIn(part, candidate).passes(function -> Question.about(function, candidate.unit().id(),
            part.municipality().orElseThrow(), topic.event(), topic.hospital(), topic.visits(), topic.at(),
            topic.lasting(), situation.facts(), situation.directory(), situation.at()), topic.gate());
        return candidate.unchosen() && verdict instanceof Verdict.Permitted permitted && !permitted.basis().namesUnits()
            ? new Verdict.Held(and(verdict.steps(), "the consent register can say which of the coordinators is told: held, not sent"))
            : verdict;
    }

    private static List<String> and(List<String> steps, String step) {
        return Stream.concat(steps.stream(), Stream.of(step)).toList();
    }

    /** What the gate is asked about: a matter, or a beginning, an end or a leave of a stay. */
    private record Topic(EventType event, HospitalId hospital, List<Visit> visits, Instant at,
        boolean lasting, Gate gate) {
        static Topic of(Situation situation, EventType event, Stay stay, Instant at, boolean lasting) {
            return new Topic(event, stay.key().hospital(), List.of(new Visits(situation).of(stay)), at, lasting, GATE);
        }
    }

    /**
     * Whether the recipient would be told the matter in the function if the citizen consented today. Nothing that the citizen can say now opens
     * what is over, and nothing else than the consent changes by it (domain.md §4).
     */
    boolean consentWouldHelp(Part part, Concern concern, UnitFunction function) {
        return part.candidacies().stream().filter(candidate -> candidate.function().equals(function))
            .anyMatch(candidate -> {
                Situation consented = situation().with(situation().facts().with(consentOfToday(part, concern.matter())));
                return ask(consented, new Concerns(consented), part, candidate, concern.matter()) instanceof Verdict.Permitted;
            });
    }

    /**
     * The widest consent that the ward asks for: to all that the recipient does for the citizen. The ward names no unit, so a unit that was
     * refused by name stays refused (ADR 99).
     */
    private Consent consentOfToday(Part part, Matter matter) {
        LocalDate today = situation().today();
        Set<UnitFunction> functions = part.candidacies().stream()
            .flatMap(candidate -> Stream.concat(Stream.of(candidate.function()), candidate.standsInAs().stream()))
            .collect(Collectors.toSet());
        return new Consent("of-today", Consent.Answer.GIVEN, functions, Set.of(), Set.of(), part.code(),
            situation().directory().hospital(matter.place().hospital()).map(Hospital::region).map(Set::of).orElse(Set.of()),
            Consent.Obtained.inWriting("", today), Period.between(today, today), Optional.empty());
    }

    /** Whether the coordinator may be told, as coordinator, one of the matters, so that it can be named to the ward. */
    boolean mayKnow(Candidate coordinator, Predicate<Concern> matters) {
        return asCoordinator(coordinator, matters).findAny().isPresent();
    }

    /** The same, so that it can be named to other recipients: who is told on a minimal basis is named to none of them. */
    boolean mayBeNamed(Candidate coordinator, Predicate<Concern> matters) {
        return asCoordinator(coordinator, matters).anyMatch(permitted -> !permitted.basis().minimal());
    }

    private Stream<Verdict.Permitted> asCoordinator(Candidate coordinator, Predicate<Concern> matters) {
        return concerns.getOrDefault(coordinator.recipient(), List.of()).stream().filter(matters)
            .flatMap(concern -> concern.decisions().stream())
            .filter(decision -> decision.function().equals(UnitFunction.COORDINATOR)).map(Decision::verdict)
            .filter(Verdict.Permitted.class::isInstance).map(Verdict.Permitted.class::cast);
    }

    /** The stays of which the recipient may know both the beginning and the end, in one function that the rules name for both. */
    List<KnownStay> knownTo(Part part) {
        return known.getOrDefault(part.recipient(), List.of());
    }

    private static List<Candidate> knowingBothEnds(Parts parts, Part part, Stay stay) {
        Situation situation = parts.responsible().situation();
        if (situation.open(WorkItem.Kind.REVIEW_CONSENTS) || situation.disputed(stay)
            || stay.emergencyOnly() || stay.milestones().isEmpty()) {
            return List.of();
        }
        Instant begun = stay.begunAt().orElse(stay.milestones().get(0).at());
        Instant ended = stay.open() ? situation.at() : stay.lastHeardAt();
        List<Visit> visit = List.of(new Visits(situation).of(stay));
        List<Candidate> namedForEnds = part.named(EventType.DISCHARGED, visit);
        Topic beginning = Topic.of(situation, EventType.ADMITTED, stay, begun, stay.open());
        Topic end = Topic.of(situation, EventType.DISCHARGED, stay, ended, stay.open());
        return part.named(EventType.ADMITTED, visit).stream().filter(namedForEnds::contains)
            .filter(candidate -> inLine(parts, part, candidate, beginning) instanceof Verdict.Permitted
                && inLine(parts, part, candidate, end) instanceof Verdict.Permitted)
            .toList();
    }

    /**
     * Whether a recipient that was told of an open stay, which it turned out not to be concerned by, may hear that nothing is open: its last
     * word would be corrected by nothing else. Where something is taken back, that is enough.
     */
    boolean mayHearThatNothingIsOpen(Part part) {
        Situation situation = situation();
        return !situation.open(WorkItem.Kind.REVIEW_CONSENTS)
            && part.heard().lastWords().stream().anyMatch(word -> word.filter(Present.State::open).isPresent())
            && !new Concerns(situation).heardSomethingUntrue(part)
            && situation.course().stays().stream().filter(stay -> !situation.disputed(stay))
                .anyMatch(stay -> part.today().stream().anyMatch(candidate -> inLine(parts, part, candidate,
                    Topic.of(situation, EventType.DISCHARGED, stay, situation.at(), true)) instanceof Verdict.Permitted));
    }

    /** Whether the recipient may be told of leaves of the stay, so that it can read that the citizen is on leave. */
    boolean mayKnowLeave(Part part, Stay stay) {
        Situation situation = situation();
        return part.named(EventType.LEAVE_STARTED, List.of(new Visits(situation).of(stay))).stream()
            .anyMatch(candidate -> inLine(parts, part,
                candidate, Topic.of(situation, EventType.LEAVE_STARTED, stay, situation.at(), true)) instanceof Verdict.Permitted);
    }
}
