package dk.broen.domain.planning;

import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.Person;
import dk.broen.domain.citizen.Recording;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.courses.StepRule;
import dk.broen.domain.history.Stay;
import dk.broen.domain.matter.Matter;
import dk.broen.domain.matter.Step;
import dk.broen.domain.municipality.Escalation;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.routing.Walk;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.schedule.WorkingTime;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What humans answered, and what they have not answered in time (domain.md §§5, 6). Only the ledger, the course and the configuration say so:
 * the same situation gives the same deadlines, whenever it is looked at.
 */
final class Expectations {
    private static final int REMINDERS_OF_STEPS = 1;
    private final Situation situation;
    private final RecipientHours hours;
    private final List<Expected> all;

    Expectations(Situation situation) {
        this.situation = situation;
        this.hours = new RecipientHours(situation);
        this.all = find();
    }

    /**
     * A matter that a recipient was told and must answer.
     *
     * @param told the entries that tell the recipient so, since the last answer, in the order in which they were made; at least one
     * @param since when the clock began: when the first of them left; now if it has not left yet
     * @param holds whether the matter holds
     * @param answeredAt when it was answered; empty if nobody has answered it
     */
    record Expected(List<LedgerEntry> told, RecipientId recipient, Matter matter, Stay stay, Escalation.Rule rule, OpeningHours hours,
        Instant since, boolean holds, Optional<Instant> answeredAt) {
        LedgerEntry last() {
            return told.get(told.size() - 1);
        }

        UnitFunction function() {
            return last().function();
        }

        /** Whether an answer is still missing. */
        boolean open() {
            return holds && answeredAt.isEmpty();
        }
    }

    /** What one recipient is told of one matter in one function. */
    private record Topic(RecipientId recipient, UnitFunction function, MunicipalityCode municipality, MatterKey matter) {}

    /**
     * What is told between two answers. What was answered stays answered, and the clock of what is told later begins anew.
     *
     * @param answersBefore how many answers came before it was told
     */
    private record Round(Topic topic, long answersBefore) {}

    /** An answer, and the entry to whose notice it was given. */
    private record Given(LedgerEntry to, Acknowledgement answer) {
        Instant at() {
            return answer.at();
        }

        /** Nobody answers what had not left yet. */
        boolean covers(LedgerEntry entry) {
            return to.id().equals(entry.id()) || to.words().remindsOf().contains(entry.id())
                || entry.attemptedAt().filter(attempted -> !attempted.isAfter(at())).isPresent();
        }
    }

    /** An answer to what a recipient was told, of its own or of another one of the chain. */
    private record Settling(Given given, boolean own) {
        boolean settles(LedgerEntry entry) {
            return own ? given.covers(entry) : !entry.madeAt().isAfter(given.at());
        }
    }

    /** All matters that must be answered, whether they have been or not. */
    List<Expected> all() {
        return all;
    }

    private List<Expected> find() {
        Map<Round, List<LedgerEntry>> rounds = new LinkedHashMap<>();
        Map<Topic, List<Settling>> answers = new HashMap<>();
        situation.ledger().entries().stream().filter(entry -> !entry.words().remind() && !entry.withdrawnUnheard())
            .forEach(entry -> entry.words().says().stream()
                .filter(saying -> saying.step().isPresent() || escalation(entry.municipality()).isPresent())
                .map(saying -> new Topic(situation.today(entry.recipient()), entry.function(), entry.municipality(), saying.matter()))
                .forEach(topic -> rounds.computeIfAbsent(new Round(topic, answers.computeIfAbsent(topic, this::settling).stream()
                    .filter(answer -> !answer.settles(entry)).count()), none -> new ArrayList<>()).add(entry)));
        List<Expected> found = new ArrayList<>();
        rounds.forEach((round, told) -> expected(round.topic(), answers.get(round.topic()), told, found).ifPresent(found::add));
        return List.copyOf(found);
    }

    /** The deadline of the {@code step}-th reminder; the one after the last reminder is when the recipient has not answered in time. */
    Optional<Instant> deadline(Expected expected, int step) {
        return expected.rule().answerWithin().after(expected.since(), step, expected.hours(), situation.rules().calendar());
    }

    /** Whether the recipient has let all its deadlines pass, or cannot be reached. */
    boolean silent(Expected expected) {
        return silentSince(expected).isPresent();
    }

    /** When all deadlines had passed without an answer. Who cannot be reached has none. */
    private Optional<Instant> silentSince(Expected expected) {
        Optional<Instant> last =
            neverArrived(expected) ? Optional.of(expected.since()) : deadline(expected, expected.rule().reminders() + 1);
        return last.filter(at -> !at.isAfter(situation.at())).filter(at -> expected.answeredAt().filter(at::isAfter).isEmpty());
    }

    /** How many reminders are due by now. */
    int remindersDue(Expected expected) {
        return neverArrived(expected) || !isNews(expected) ? 0
            : (int) IntStream.rangeClosed(1, expected.rule().reminders()).filter(step -> passed(expected, step)).count();
    }

    /** When the next step of what is still open is due. */
    Stream<Instant> deadlines() {
        return all.stream().filter(expected -> expected.open() && !neverArrived(expected))
            .flatMap(expected -> IntStream.rangeClosed(1, expected.rule().reminders() + 1)
                .mapToObj(step -> deadline(expected, step)).flatMap(Optional::stream))
            .filter(situation.at()::isBefore);
    }

    /** When the first step of a notice that is made now is due, if it leaves at once. */
    Stream<Instant> deadlines(Content content) {
        return content.words().remind() ? Stream.empty() : answerWithin(content)
            .flatMap(time -> time.after(situation.at(), 1, hours.of(content.recipient()), situation.rules().calendar()).stream());
    }

    /** The times within which a notice that is made now must be answered; empty if nobody must answer it. */
    Stream<WorkingTime> answerWithin(Content content) {
        return content.words().says().stream()
            .flatMap(saying -> saying.step().map(step -> Optional.of(answered(step.rule())))
                .orElseGet(() -> rule(content.municipality(), saying.matter(), saying.type(), content.function(), content.recipient(),
                    situation.at(), all))
                .stream())
            .map(Escalation.Rule::answerWithin);
    }

    private boolean passed(Expected expected, int step) {
        return deadline(expected, step).filter(at -> !at.isAfter(situation.at())).isPresent();
    }

    /** Whether the last attempt failed for good, and the recipient has no other contact point (domain.md §6). */
    private boolean neverArrived(Expected expected) {
        return expected.last().givenUp()
            && !NextContactPoint.takes(situation.directory().unit(expected.recipient().unit(), situation.today()),
                situation.ledger().entries().stream().filter(entry -> situation.today(entry.recipient()).equals(expected.recipient()))
                    .toList(),
                expected.last());
    }

    /** Whether it was told so lately that somebody is reminded of it: nobody is, of what is old (domain.md §3). */
    private boolean isNews(Expected expected) {
        return !expected.since().isBefore(situation.at().minus(situation.rules().news()));
    }

    private Optional<Expected> expected(Topic topic, List<Settling> answers, List<LedgerEntry> told, List<Expected> before) {
        return situation.course().matter(topic.matter()).flatMap(matter -> situation.course().stayOf(topic.matter())
            .flatMap(stay -> {
                List<LedgerEntry> must = told.stream().filter(entry -> rule(topic, matter, entry, before).isPresent()).toList();
                return must.isEmpty() ? Optional.empty() : rule(topic, matter, must.get(0), before).map(rule -> new Expected(must,
                    topic.recipient(), matter, stay, rule, hours.of(topic.recipient()), since(must), situation.course().holds(matter),
                    answers.stream().filter(answer -> must.stream().allMatch(answer::settles)).map(answer -> answer.given().at())
                        .min(Comparator.naturalOrder())));
            }));
    }

    private Instant since(List<LedgerEntry> told) {
        LedgerEntry first = told.stream().filter(entry -> !entry.givenUp()).findFirst().orElse(told.get(told.size() - 1));
        return first.pending() ? situation.at() : first.attemptedAt().orElse(first.madeAt());
    }

    private Optional<Escalation> escalation(MunicipalityCode code) {
        return situation.directory().municipality(code).map(Municipality::escalation).filter(escalation -> !escalation.rules().isEmpty());
    }

    private Optional<Escalation.Rule> rule(Topic topic, Matter matter, LedgerEntry entry, List<Expected> before) {
        if (matter instanceof Step step) {
            return Optional.of(answered(step.rule()));
        }
        return rule(topic.municipality(), topic.matter(), matter.type(), topic.function(), topic.recipient(), entry.madeAt(), before);
    }

    /** An invitation must be answered by everybody who is invited, in the time that its course gives. */
    private static Escalation.Rule answered(StepRule rule) {
        return new Escalation.Rule(rule.id(), LocalDate.MIN, Set.of(EventType.STEP), rule.to(), Set.of(), rule.answer(),
            REMINDERS_OF_STEPS);
    }

    /** The rule that names the recipient; else that of the one because of whose silence it was told. */
    private Optional<Escalation.Rule> rule(MunicipalityCode code, MatterKey matter, EventType event, UnitFunction function,
        RecipientId recipient, Instant toldAt, List<Expected> before) {
        return escalation(code).flatMap(escalation -> escalation.of(event, function, recipient.unit(), toldAt))
            .or(() -> before.stream().filter(other -> isInLine(other, code, function, recipient) && other.matter().key().equals(matter))
                .filter(other -> silentSince(other).filter(since -> !since.isAfter(toldAt)).isPresent()).map(Expected::rule).findFirst());
    }

    /** Whether both are of one chain: coordinators of one municipality, or a unit and its manager. */
    boolean isInLine(Expected other, MunicipalityCode code, UnitFunction function, RecipientId recipient) {
        return other.last().municipality().equals(code) && isInLine(other.function(), other.recipient(), function, recipient);
    }

    private boolean isInLine(UnitFunction otherFunction, RecipientId other, UnitFunction function, RecipientId recipient) {
        return otherFunction.equals(function) && !other.equals(recipient)
            && (function.equals(UnitFunction.COORDINATOR) || manages(other, recipient) || manages(recipient, other));
    }

    private boolean manages(RecipientId manager, RecipientId recipient) {
        return situation.directory().unit(recipient.unit(), situation.today()).flatMap(Unit::manager).filter(manager.unit()::equals)
            .isPresent();
    }

    /**
     * The answers that count. An answer of the recipient is one to all that it had been told. Another one of the same chain answers for it with
     * "modtaget" only, to what it was told itself, and while it has its part.
     */
    private List<Settling> settling(Topic topic) {
        Stream<Settling> own = answers(topic.recipient()).map(given -> new Settling(given, true));
        Stream<Settling> ofOthers = situation.ledger().entries().stream()
            .filter(entry -> entry.municipality().equals(topic.municipality()) && says(entry, topic.matter())
                && isInLine(entry.function(), situation.today(entry.recipient()), topic.function(), topic.recipient()))
            .map(entry -> situation.today(entry.recipient())).distinct().flatMap(other -> received(other, topic.matter()))
            .map(given -> new Settling(given, false));
        return Stream.concat(own, ofOthers).toList();
    }

    /** "Modtaget" to all that the recipient had been told of the matter, if that is its last word and its part has not ended since. */
    private Stream<Given> received(RecipientId recipient, MatterKey matter) {
        List<LedgerEntry> entries = of(recipient).toList();
        return lastAnswer(recipient).filter(last -> last.kind() == Acknowledgement.Kind.RECEIVED).isEmpty() ? Stream.empty()
            : answers(recipient).filter(given -> given.answer().kind() == Acknowledgement.Kind.RECEIVED)
                .filter(given -> entries.stream().noneMatch(entry -> entry.words().partEnded() && entry.madeAt().isAfter(given.at())))
                .filter(given -> {
                    List<LedgerEntry> before = entries.stream().filter(entry -> says(entry, matter) && !entry.withdrawnUnheard())
                        .filter(entry -> !entry.madeAt().isAfter(given.at())).toList();
                    return !before.isEmpty() && before.stream().allMatch(given::covers);
                });
    }

    private Optional<Acknowledgement> lastAnswer(RecipientId recipient) {
        return lastAnswers().entrySet().stream().filter(last -> last.getKey().equals(recipient)).map(Map.Entry::getValue).findFirst();
    }

    private Stream<Given> answers(RecipientId recipient) {
        return of(recipient).flatMap(entry -> entry.acknowledgements().stream().filter(Acknowledgement::answers)
            .map(answer -> new Given(entry, answer)));
    }

    private Stream<LedgerEntry> of(RecipientId recipient) {
        return situation.ledger().entries().stream().filter(entry -> situation.today(entry.recipient()).equals(recipient));
    }

    private static boolean says(LedgerEntry entry, MatterKey matter) {
        return entry.words().says().stream().anyMatch(saying -> saying.matter().equals(matter));
    }

    /** How far the chains are walked. */
    Walk walk() {
        List<Expected> unanswered =
            all.stream().filter(this::silent).filter(expected -> expected.open() && isNews(expected) || escalated(expected)).toList();
        Map<Walk.Told, Set<StayKey>> onSteps = stays(unanswered.stream().filter(expected -> expected.matter() instanceof Step));
        stays(unanswered.stream().filter(expected -> !(expected.matter() instanceof Step)))
            .forEach((told, stays) -> onSteps.computeIfPresent(told, (same, steps) -> without(steps, stays)));
        return new Walk(notUs(), stays(unanswered.stream()), onSteps);
    }

    private static Map<Walk.Told, Set<StayKey>> stays(Stream<Expected> unanswered) {
        Map<Walk.Told, Set<StayKey>> stays = new HashMap<>();
        unanswered.forEach(expected -> stays.computeIfAbsent(new Walk.Told(expected.recipient(), expected.function()),
            none -> new HashSet<>()).addAll(expected.stay().aliases()));
        return stays;
    }

    private static Set<StayKey> without(Set<StayKey> all, Set<StayKey> some) {
        return all.stream().filter(stay -> !some.contains(stay)).collect(Collectors.toSet());
    }

    /** Whether the next one heard of it before somebody answered: it keeps its part then. */
    private boolean escalated(Expected expected) {
        Instant since = silentSince(expected).orElseThrow();
        return situation.ledger().entries().stream().filter(entry -> says(entry, expected.matter().key()))
            .filter(entry -> isInLine(expected, entry.municipality(), entry.function(), situation.today(entry.recipient())))
            .filter(entry -> entry.attemptedAt().isPresent() && isFirst(entry, expected.matter().key()))
            .anyMatch(entry -> !entry.madeAt().isBefore(since) && expected.answeredAt().filter(entry.madeAt()::isAfter).isEmpty());
    }

    /** Whether the recipient came to know the matter by the entry. Who is told a correction or a reminder has its part already. */
    private boolean isFirst(LedgerEntry entry, MatterKey matter) {
        List<LedgerEntry> before = of(situation.today(entry.recipient()))
            .takeWhile(other -> !other.id().equals(entry.id())).filter(other -> other.attemptedAt().isPresent()).toList();
        Optional<LedgerEntry> last = before.stream().filter(other -> says(other, matter) || other.words().partEnded())
            .reduce((earlier, later) -> later);
        return last.filter(other -> says(other, matter)).isEmpty();
    }

    /** Who answered "ikke os", and nothing that names it was recorded since. */
    private Map<RecipientId, Instant> notUs() {
        return lastAnswers().entrySet().stream().filter(last -> last.getValue().kind() == Acknowledgement.Kind.NOT_US)
            .filter(last -> recordings(last.getKey()).noneMatch(last.getValue().at()::isBefore))
            .collect(Collectors.toMap(Map.Entry::getKey, last -> last.getValue().at()));
    }

    private Map<RecipientId, Acknowledgement> lastAnswers() {
        Map<RecipientId, Acknowledgement> last = new HashMap<>();
        situation.ledger().entries()
            .forEach(entry -> entry.answer().ifPresent(answer -> last.merge(situation.today(entry.recipient()), answer,
                (one, other) -> other.at().isBefore(one.at()) ? one : other)));
        return last;
    }

    /** When what names the recipient today was recorded. */
    private Stream<Instant> recordings(RecipientId recipient) {
        return Stream.concat(
            situation.facts().appointments().stream().filter(appointment -> appointment.period().holds(situation.today()))
                .filter(appointment -> names(recipient, appointment.unit(), Optional.of(appointment.coordinator())))
                .map(Appointment::recording),
            situation.facts().services().stream().filter(service -> service.period().remaining(situation.today()).isPresent())
                .filter(service -> names(recipient, service.unit(), service.worker())).map(ServiceAssignment::recording))
            .map(Recording::at);
    }

    private boolean names(RecipientId recipient, UnitId unit, Optional<Person> person) {
        return situation.today(new RecipientId(unit, person.filter(Person::addressed).map(Person::name))).equals(recipient);
    }
}
