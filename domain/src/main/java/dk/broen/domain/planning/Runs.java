package dk.broen.domain.planning;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.courses.Condition;
import dk.broen.domain.courses.StepRule;
import dk.broen.domain.courses.StepTime;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.history.Course;
import dk.broen.domain.history.Stay;
import dk.broen.domain.matter.Milestone;
import dk.broen.domain.matter.Step;
import dk.broen.domain.matter.Steps;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.schedule.StatutoryHolidays;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.Specialty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the courses of municipalities make of the stays of a citizen: their steps (design.md §3). A transfer to another hospital is one run
 * (domain.md §3). A step is true if its rule makes it while the stay goes on, and holds until the stay ends; what a rule does not make any
 * more is untrue, so that whoever heard of it hears that.
 */
final class Runs {
    private final Course course;
    private final Situation situation;
    private final StatutoryHolidays calendar;
    private final List<Step> made = new ArrayList<>();
    private final Set<MatterKey> holding = new HashSet<>();
    private final List<Instant> later = new ArrayList<>();

    private Runs(Situation situation) {
        this.situation = situation;
        this.course = situation.course();
        this.calendar = situation.rules().calendar();
    }

    /** The steps of the acting municipality; and those that others told before they lost their part, which are old news then. */
    static Steps of(Situation situation, Optional<Municipality> acting) {
        Runs runs = new Runs(situation);
        acting.ifPresent(municipality -> runs.add(municipality, true));
        runs.told().filter(municipality -> acting.filter(municipality::equals).isEmpty())
            .forEach(municipality -> runs.add(municipality, false));
        return runs.steps();
    }

    /** The steps of those municipalities that told any: it is unclear which municipality acts (domain.md §5). */
    static Steps ofThoseTold(Situation situation) {
        Runs runs = new Runs(situation);
        runs.told().forEach(municipality -> runs.add(municipality, true));
        return runs.steps();
    }

    private Stream<Municipality> told() {
        return situation.ledger().entries().stream()
            .filter(entry -> Stream.concat(entry.words().says().stream(), entry.words().takesBack().stream())
                .anyMatch(saying -> saying.step().isPresent()))
            .map(LedgerEntry::municipality).distinct().flatMap(code -> situation.directory().municipality(code).stream());
    }

    private Steps steps() {
        return new Steps(made, holding, later.stream().filter(instant -> instant.isAfter(situation.at())).min(Comparator.naturalOrder()));
    }

    /** @param acting whether the steps can hold */
    private void add(Municipality municipality, boolean acting) {
        municipality.courses().stream().flatMap(one -> one.steps().stream()).forEach(rule -> course.stays().stream()
            .filter(stay -> stay.specialties().contains(Specialty.PSYCHIATRIC) && !stay.emergencyOnly() && !stay.milestones().isEmpty())
            .filter(stay -> course.stays().stream().noneMatch(next -> course.before(next).filter(stay::equals).isPresent()))
            .forEach(stay -> add(municipality, rule, stay, acting)));
    }

    private void add(Municipality municipality, StepRule rule, Stay stay, boolean acting) {
        List<Stay> run = course.transfersTo(stay).toList();
        Optional<Made> due = rule.time() instanceof StepTime.When when
            ? stay.milestones(when.occasion()).reduce((earlier, last) -> last).flatMap(milestone -> onlyIf(rule, run)
                .map(so -> new Made(latest(milestone.at(), so), milestone, stay.holds(milestone.key()))))
            : begun(run).flatMap(day -> onlyIf(rule, run)
                .map(so -> new Made(latest(after(rule.time(), day), so), stay.milestones().get(0), true)));
        due.filter(one -> acting || !stay.open() || course.death().isPresent())
            .ifPresent(one -> add(municipality, rule, run, one));
    }

    /**
     * When a rule makes its step.
     *
     * @param because what it rests on
     * @param holds whether that holds
     */
    private record Made(Instant at, Milestone because, boolean holds) {}

    private void add(Municipality municipality, StepRule rule, List<Stay> run, Made due) {
        Stay stay = run.get(0);
        boolean ongoing = stay.open() && course.death().isEmpty();
        if (due.at().isAfter(situation.at())) {
            later.addAll(ongoing ? List.of(due.at()) : List.of());
            return;
        }
        if (course.death().isEmpty() && ended(stay).filter(due.at()::isAfter).isPresent()) {
            return;
        }
        List<MatterKey> keys = keys(rule, municipality, run);
        keys.forEach(key -> made.add(new Step(key, rule, municipality.code(), stay.key(), due.because().key(), due.at(),
            place(stay, due.because()), run.stream().map(one -> one.key().hospital()).distinct().toList(), planned(rule, due.because()),
            due.because().oldLoad())));
        if (ongoing && due.holds()) {
            holding.add(keys.get(0));
        }
    }

    private static Optional<Instant> ended(Stay stay) {
        return stay.open() ? Optional.empty()
            : Optional.of(stay.end().map(said -> said.event().occurredAt()).orElseGet(stay::lastHeardAt));
    }

    /** Two feeds can have made a step each before they turned out to report one stay: the first one goes on. */
    private List<MatterKey> keys(StepRule rule, Municipality municipality, List<Stay> run) {
        List<OccasionId> messages = run.stream().flatMap(stay -> stay.messages().stream()).toList();
        List<MatterKey> known = situation.ledger().sayings().stream().filter(saying -> saying.step().isPresent()).map(Saying::matter)
            .filter(key -> key.isOfStep(rule.id(), municipality.code(), messages)).distinct().toList();
        return known.isEmpty()
            ? List.of(MatterKey.ofStep(rule.id(), municipality.code(), run.get(run.size() - 1).messages().get(0))) : known;
    }

    /** The step of a later ward is told from there: the citizen can have been moved since the admission. */
    private static Department place(Stay stay, Milestone because) {
        return because.planned().isPresent() ? because.place() : stay.lastHeard().event().department();
    }

    private static Optional<PlannedDischarge> planned(StepRule rule, Milestone because) {
        return because.planned().filter(planned -> rule.time() instanceof StepTime.When);
    }

    /** From when the course is as the rule requires: always if it requires nothing, empty if it is not. */
    private Optional<Instant> onlyIf(StepRule rule, List<Stay> run) {
        return rule.onlyIf().isEmpty() ? Optional.of(Instant.MIN)
            : rule.onlyIf().stream().flatMap(condition -> since(condition, run).stream()).min(Comparator.naturalOrder());
    }

    private Optional<Instant> since(Condition condition, List<Stay> run) {
        return begun(run).flatMap(begun -> {
            if (condition instanceof Condition.StayExpected expected) {
                return run.stream().flatMap(stay -> stay.expectedEnd().stream()).findFirst()
                    .filter(end -> ChronoUnit.DAYS.between(begun, end) >= expected.days()).map(longEnough -> Instant.MIN);
            }
            return Optional.of(StepTime.lasted(begun, condition.days(), calendar));
        });
    }

    /** The Danish day on which the citizen came in, at the first hospital of the run. */
    private static Optional<LocalDate> begun(List<Stay> run) {
        return run.stream().flatMap(stay -> stay.begunAt().stream()).min(Comparator.naturalOrder())
            .map(begun -> LocalDate.ofInstant(begun, DENMARK));
    }

    private Instant after(StepTime time, LocalDate begun) {
        if (time instanceof StepTime.DaysAfter days) {
            return days.after(begun, calendar);
        }
        throw new IllegalArgumentException("is not a time after the admission: " + time);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
