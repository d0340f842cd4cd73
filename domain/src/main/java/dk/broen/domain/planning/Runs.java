package dk.broen.domain.planning;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.courses.StepRule;
import dk.broen.domain.courses.StepTime;
import dk.broen.domain.history.Course;
import dk.broen.domain.history.Stay;
import dk.broen.domain.matter.Milestone;
import dk.broen.domain.matter.Step;
import dk.broen.domain.matter.Steps;
import dk.broen.domain.schedule.StatutoryHolidays;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Specialty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the courses of municipalities make of the stays of a citizen: their steps (design.md §3). A transfer to another hospital is one run
 * (domain.md §3). A step is true if its rule makes it while the stay goes on; what a rule does not make any more is untrue, so that whoever
 * heard of it hears that. A run keeps the rules that its told steps were made by: another configuration takes nothing back. When the stay is
 * over or the citizen is dead, what was told is old news, silently, whatever the rules say.
 */
final class Runs {
    private final Course course;
    private final Situation situation;
    private final StatutoryHolidays calendar;
    private final List<ToldStep> told;
    private final List<Step> made = new ArrayList<>();
    private final Set<MatterKey> holding = new HashSet<>();
    private final List<Instant> later = new ArrayList<>();

    private Runs(Situation situation) {
        this.situation = situation;
        this.course = situation.course();
        this.calendar = situation.rules().calendar();
        this.told = ToldStep.in(situation);
    }

    /** @param acting the municipalities whose steps can hold; those that others told are taken back while the stay is open */
    static Steps of(Situation situation, Set<MunicipalityCode> acting) {
        Runs runs = new Runs(situation);
        boolean none = runs.told.isEmpty() && acting.stream().allMatch(code -> runs.configured(code).isEmpty());
        return none ? Steps.NONE : runs.steps(acting);
    }

    private Steps steps(Set<MunicipalityCode> acting) {
        Set<Stay> goOn = course.stays().stream().flatMap(stay -> course.before(stay).stream()).collect(Collectors.toSet());
        List<List<Stay>> open = course.death().isPresent() ? List.of()
            : course.stays().stream().filter(stay -> stay.open() && !goOn.contains(stay) && isOfACourse(stay))
                .map(stay -> course.transfersTo(stay).filter(this::isOfACourse).toList()).toList();
        open.forEach(run -> add(run, acting));
        told.stream().filter(step -> open.stream().noneMatch(run -> run.contains(step.stay()))).filter(this::isOldNews)
            .forEach(this::addOldNews);
        return new Steps(made, holding, later.stream().min(Comparator.naturalOrder()));
    }

    /** An invitation is untrue if a hospital turns out to have reported the end for a time before it. */
    private boolean isOldNews(ToldStep step) {
        Stay stay = step.stay();
        boolean endedBefore = stay.state() == Stay.State.ENDED
            && stay.end().filter(end -> end.event().occurredAt().isBefore(step.saying().at())).isPresent();
        return course.death().isPresent() || situation.disputed(stay) || !stay.open() && !stay.emergencyOnly() && !endedBefore;
    }

    /** A stay that may be another citizen's is of none (domain.md §4). */
    private boolean isOfACourse(Stay stay) {
        return stay.specialties().contains(Specialty.PSYCHIATRIC) && !stay.emergencyOnly() && !stay.milestones().isEmpty()
            && !situation.disputed(stay);
    }

    /** @param run the stay and those at other hospitals that go on in it, the last one first */
    private void add(List<Stay> run, Set<MunicipalityCode> acting) {
        acting.forEach(code -> {
            List<ToldStep> here =
                told.stream().filter(step -> run.contains(step.stay()) && step.municipality().equals(code)).toList();
            rules(code, here)
                .forEach(rule -> add(run, rule, code, here.stream().filter(step -> step.rule().id().equals(rule.id())).toList()));
        });
    }

    private List<StepRule> configured(MunicipalityCode code) {
        return situation.directory().municipality(code).stream().flatMap(known -> known.courses().stream())
            .flatMap(one -> one.steps().stream()).toList();
    }

    private List<StepRule> rules(MunicipalityCode code, List<ToldStep> here) {
        Map<String, StepRule> rules = new LinkedHashMap<>();
        configured(code).forEach(rule -> rules.put(rule.id(), rule));
        here.forEach(step -> rules.put(step.rule().id(), step.rule()));
        return List.copyOf(rules.values());
    }

    private void addOldNews(ToldStep step) {
        step.stay().milestones().stream().findFirst().ifPresent(first -> {
            Optional<Milestone> plan = step.rule().tellsPlannedDay() ? lastPlan(step.stay()) : Optional.empty();
            made.add(new Step(step.saying().matter(), step.rule(), step.municipality(), step.stay().key(), first.key(), step.saying().at(),
                step.stay().lastHeard().event().department(), List.of(step.stay().key().hospital()),
                plan.flatMap(Milestone::planned).or(step.saying()::planned), false));
        });
    }

    /**
     * When a rule makes its step.
     *
     * @param because what it rests on
     * @param holds whether that holds
     */
    private record Made(Instant at, Milestone because, boolean holds) {}

    /** @param before what was told of this rule in the run: two feeds can have made a step each before they turned out to report one stay */
    private void add(List<Stay> run, StepRule rule, MunicipalityCode code, List<ToldStep> before) {
        Optional<Made> due = made(run, rule);
        List<ToldStep> same = before.stream().filter(step -> isOfTheStayItWasToldIn(run, step)).toList();
        due.ifPresent(one -> add(run, rule, code, one, same));
        before.stream().filter(step -> step.stands() && (due.isEmpty() ? isNotUndone(run, step) : !same.contains(step)))
            .forEach(this::addOldNews);
    }

    /** A planned discharge is one of its hospital, and so is what a rule makes of it. */
    private static boolean isOfTheStayItWasToldIn(List<Stay> run, ToldStep step) {
        return !step.rule().tellsPlannedDay() || step.stay().equals(run.get(0));
    }

    /**
     * Whether what was told is old news, and not untrue, although its rule does not make it any more. What another hospital says after a
     * transfer undoes nothing: those who were told may not be permitted to know of that hospital (domain.md §4). A length that the same
     * hospital corrects undoes an invitation only until its answer: then people arrange the meeting, or have held it.
     */
    private boolean isNotUndone(List<Stay> run, ToldStep step) {
        return !step.stay().equals(run.get(0)) || !step.rule().tellsPlannedDay() && step.settledAt(situation.at());
    }

    private void add(List<Stay> run, StepRule rule, MunicipalityCode code, Made due, List<ToldStep> before) {
        Instant at = before.stream().filter(step -> step.stands() && !rule.tellsPlannedDay()).map(step -> step.saying().at())
            .min(Comparator.naturalOrder()).filter(due.at()::isAfter).orElse(due.at());
        if (at.isAfter(situation.at())) {
            later.add(at);
        } else if (isInPsychiatry(run.get(0)) || before.stream().anyMatch(step -> step.stands() && step.heard())) {
            add(run, rule, code, at, due, before.isEmpty() ? List.of(mint(run, rule, code))
                : before.stream().map(step -> step.saying().matter()).distinct().toList());
        }
    }

    private void add(List<Stay> run, StepRule rule, MunicipalityCode code, Instant at, Made due, List<MatterKey> keys) {
        Stay stay = run.get(0);
        keys.forEach(key -> made.add(new Step(key, rule, code, stay.key(), due.because().key(), at, place(stay, due.because()),
            run.stream().map(one -> one.key().hospital()).distinct().toList(),
            due.because().planned().filter(planned -> rule.tellsPlannedDay()), rule.tellsPlannedDay() && due.because().oldLoad())));
        if (due.holds()) {
            holding.add(keys.get(0));
        }
    }

    private static MatterKey mint(List<Stay> run, StepRule rule, MunicipalityCode code) {
        Stay of = rule.tellsPlannedDay() ? run.get(0) : run.get(run.size() - 1);
        return MatterKey.ofStep(rule.id(), code, of.messages().get(0));
    }

    private Optional<Made> made(List<Stay> run, StepRule rule) {
        Stay stay = run.get(0);
        return longEnoughSince(run, rule).flatMap(since -> {
            if (rule.time() instanceof StepTime.DaysAfter days) {
                return begun(run).map(day -> new Made(latest(days.after(day, calendar), since), stay.milestones().get(0), true));
            }
            return lastPlan(stay).map(plan -> new Made(latest(plan.at(), since), plan, stay.holds(plan.key())));
        });
    }

    private static Optional<Milestone> lastPlan(Stay stay) {
        return stay.milestones(EventType.DISCHARGE_PLANNED).reduce((earlier, last) -> last);
    }

    /** Who lies in a ward of another or of no known specialty by now is invited to nothing. */
    private boolean isInPsychiatry(Stay stay) {
        return situation.directory().specialtyOf(stay.lastHeard().event().department()) == Specialty.PSYCHIATRIC;
    }

    /** The step of a later ward is told from there: the citizen can have been moved since the admission. */
    private static Department place(Stay stay, Milestone because) {
        return because.planned().isPresent() ? because.place() : stay.lastHeard().event().department();
    }

    /** From when the stay is known to be as long as the rule requires: always if it requires nothing, empty if it is not. */
    private static Optional<Instant> longEnoughSince(List<Stay> run, StepRule rule) {
        return rule.expectedDays() == 0 ? Optional.of(Instant.MIN) : begun(run).flatMap(begun -> run.stream()
            .flatMap(stay -> stay.expectedEnd().stream()).findFirst()
            .filter(end -> ChronoUnit.DAYS.between(begun, end.day()) >= rule.expectedDays()).map(Stay.ExpectedEnd::since));
    }

    /** The Danish day on which the citizen came to a psychiatric ward, at the first hospital of the run. */
    private static Optional<LocalDate> begun(List<Stay> run) {
        return run.stream().flatMap(stay -> stay.milestones(EventType.ADMITTED))
            .filter(begun -> begun.specialty() == Specialty.PSYCHIATRIC).map(Milestone::at).min(Comparator.naturalOrder())
            .map(begun -> LocalDate.ofInstant(begun, DENMARK));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
