package dk.broen.domain.planning;

import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.Person;
import dk.broen.domain.citizen.Recording;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.history.Stay;
import dk.broen.domain.matter.Matter;
import dk.broen.domain.municipality.Escalation;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.routing.Walk;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What humans answered, and what they have not answered in time (domain.md §§5, 6). Only the ledger, the course and the configuration say so:
 * the same situation gives the same deadlines, whenever it is looked at.
 */
final class Expectations {
    private final Situation situation;

    Expectations(Situation situation) {
        this.situation = situation;
    }

    /**
     * A matter that a recipient was told and must answer.
     *
     * @param entry in which the recipient was told, for the first time since its last answer
     * @param since when the clock began: when the notice left; now if it has not left yet
     * @param open whether an answer is still missing: the matter holds, and nobody has answered it
     */
    record Expected(LedgerEntry entry, RecipientId recipient, Matter matter, Stay stay, Escalation.Rule rule, OpeningHours hours,
        Instant since, boolean open) {
        UnitFunction function() {
            return entry.function();
        }
    }

    /** All matters that must be answered, whether they have been or not. */
    List<Expected> all() {
        List<Expected> all = new ArrayList<>();
        situation.ledger().entries().stream().filter(entry -> !entry.words().remind())
            .filter(entry -> entry.pending() || entry.attemptedAt().isPresent())
            .forEach(entry -> entry.words().says().forEach(saying -> expected(entry, saying).ifPresent(all::add)));
        return all;
    }

    /** The deadline of the {@code step}-th reminder; the one after the last reminder is when the recipient has not answered in time. */
    Optional<Instant> deadline(Expected expected, int step) {
        return expected.rule().answerWithin().after(expected.since(), step, expected.hours(), situation.rules().calendar());
    }

    /** Whether the recipient has let all its deadlines pass. */
    boolean silent(Expected expected) {
        return passed(expected, expected.rule().reminders() + 1);
    }

    /** How many reminders are due by now. */
    int remindersDue(Expected expected) {
        return (int) IntStream.rangeClosed(1, expected.rule().reminders()).filter(step -> passed(expected, step)).count();
    }

    /** When the next step of what is still open is due. */
    Stream<Instant> deadlines() {
        return all().stream().filter(Expected::open).flatMap(expected -> IntStream.rangeClosed(1, expected.rule().reminders() + 1)
            .mapToObj(step -> deadline(expected, step)).flatMap(Optional::stream)).filter(situation.at()::isBefore);
    }

    /** When the first step of a notice that is made now is due, if it leaves at once. */
    Stream<Instant> deadlines(Content content) {
        return content.words().remind() ? Stream.empty() : content.words().says().stream()
            .flatMap(saying -> rule(content.municipality(), saying, content.function(), content.recipient()).stream())
            .flatMap(rule -> rule.answerWithin().after(situation.at(), 1, hours(content.recipient()), situation.rules().calendar())
                .stream());
    }

    private boolean passed(Expected expected, int step) {
        return deadline(expected, step).filter(at -> !at.isAfter(situation.at())).isPresent();
    }

    private Optional<Expected> expected(LedgerEntry entry, Saying saying) {
        RecipientId recipient = situation.today(entry.recipient());
        return rule(entry.municipality(), saying, entry.function(), recipient).flatMap(rule -> situation.course().matter(saying.matter())
            .flatMap(matter -> situation.course().stayOf(saying.matter()).map(stay -> new Expected(entry, recipient, matter, stay, rule,
                hours(recipient), entry.attemptedAt().filter(left -> !entry.pending()).orElse(situation.at()),
                situation.course().holds(matter) && !answered(entry, recipient, saying.matter())))));
    }

    private Optional<Escalation.Rule> rule(MunicipalityCode code, Saying saying, UnitFunction function,
        RecipientId recipient) {
        return situation.directory().municipality(code).map(Municipality::escalation)
            .flatMap(escalation -> escalation.of(saying.type(), function, recipient.unit()));
    }

    /**
     * A later answer of the recipient answers everything that it was told before. Another recipient that was told the same in the same function
     * answers for it with "modtaget" only.
     */
    private boolean answered(LedgerEntry told, RecipientId recipient, MatterKey matter) {
        return situation.ledger().entries().stream().filter(entry -> entry.answer().isPresent())
            .anyMatch(entry -> situation.today(entry.recipient()).equals(recipient) ? !entry.madeAt().isBefore(told.madeAt())
                : entry.function().equals(told.function()) && says(entry, matter)
                    && entry.answer().filter(answer -> answer.kind() == Acknowledgement.Kind.RECEIVED).isPresent());
    }

    private static boolean says(LedgerEntry entry, MatterKey matter) {
        return entry.words().says().stream().anyMatch(saying -> saying.matter().equals(matter));
    }

    /** The hours in which the recipient works: those of the person if it is one who has hours of its own, else of the unit. */
    private OpeningHours hours(RecipientId recipient) {
        return situation.directory().unit(recipient.unit(), situation.today()).map(unit -> recipient.person()
            .flatMap(name -> staff(unit).filter(person -> person.name().equals(name)).findFirst()).flatMap(Person::hours)
            .map(own -> own.withClosingDaysOf(unit.hours())).orElse(unit.hours())).orElse(OpeningHours.ALWAYS);
    }

    private Stream<Person> staff(Unit unit) {
        return Stream.concat(situation.facts().appointments().stream().filter(appointment -> isAt(unit, appointment.unit()))
            .map(Appointment::coordinator),
            situation.facts().services().stream().filter(service -> isAt(unit, service.unit()))
                .flatMap(service -> service.worker().stream()));
    }

    private boolean isAt(Unit unit, UnitId recorded) {
        return situation.directory().unit(recorded, situation.today()).filter(unit::equals).isPresent();
    }

    /** How far the chains are walked. */
    Walk walk() {
        Map<Walk.Told, Set<StayKey>> silent = new HashMap<>();
        all().stream().filter(this::silent).filter(expected -> expected.open() || escalated(expected))
            .forEach(expected -> silent.computeIfAbsent(new Walk.Told(expected.recipient(), expected.function()), none -> new HashSet<>())
                .addAll(expected.stay().aliases()));
        return new Walk(notUs(), silent);
    }

    /** Whether the next one was told after the last deadline: it keeps its part, although somebody has answered since. */
    private boolean escalated(Expected expected) {
        Instant last = deadline(expected, expected.rule().reminders() + 1).orElseThrow();
        return situation.ledger().entries().stream().filter(entry -> entry.function().equals(expected.function()))
            .filter(entry -> !situation.today(entry.recipient()).equals(expected.recipient()) && !entry.withdrawnUnheard())
            .anyMatch(entry -> !entry.madeAt().isBefore(last) && says(entry, expected.matter().key()));
    }

    /** Who answered "ikke os", and nothing was recorded about its unit since. */
    private Set<RecipientId> notUs() {
        Set<RecipientId> recipients = new HashSet<>();
        Map<RecipientId, Acknowledgement> last = new HashMap<>();
        situation.ledger().entries()
            .forEach(entry -> entry.answer().ifPresent(answer -> last.merge(situation.today(entry.recipient()), answer,
                (one, other) -> other.at().isBefore(one.at()) ? one : other)));
        last.forEach((recipient, answer) -> {
            if (answer.kind() == Acknowledgement.Kind.NOT_US && recordings(recipient.unit()).noneMatch(answer.at()::isBefore)) {
                recipients.add(recipient);
            }
        });
        return recipients;
    }

    private Stream<Instant> recordings(UnitId unit) {
        return Stream.concat(
            situation.facts().appointments().stream().filter(appointment -> isNow(unit, appointment.unit())).map(Appointment::recording),
            situation.facts().services().stream().filter(service -> isNow(unit, service.unit())).map(ServiceAssignment::recording))
            .map(Recording::at);
    }

    private boolean isNow(UnitId unit, UnitId recorded) {
        return situation.directory().unit(recorded, situation.today()).map(Unit::id).filter(unit::equals).isPresent();
    }
}
