package dk.broen.domain.planning;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.basis.Basis;
import dk.broen.domain.basis.NotConcernedReason;
import dk.broen.domain.basis.Question;
import dk.broen.domain.basis.Verdict;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.consent.Gate;
import dk.broen.domain.directory.Directory;
import dk.broen.domain.directory.Municipality;
import dk.broen.domain.directory.Unit;
import dk.broen.domain.directory.UnitFunction;
import dk.broen.domain.directory.UnitId;
import dk.broen.domain.notification.ChannelChoice;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.notification.NotificationId;
import dk.broen.domain.notification.PastNotice;
import dk.broen.domain.stay.EventNature;
import dk.broen.domain.stay.HospitalStay;
import dk.broen.domain.stay.PastEvent;
import dk.broen.domain.stay.StayEvent;
import dk.broen.domain.stay.StayHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Corrections and cancellations go to exactly those who got the original, also after consent was withdrawn: they must unlearn a wrong fact
 * (domain.md §3). What has not left yet is withdrawn instead; what is right now is then news like any other, and the gate is asked about it.
 */
final class Unlearning {
    private final CitizenFacts facts;
    private final Directory directory;
    private final Rules rules;
    private final Instant at;
    private final Gate gate = new Gate();

    Unlearning(CitizenFacts facts, Directory directory, Rules rules, Instant at) {
        this.facts = facts;
        this.directory = directory;
        this.rules = rules;
        this.at = at;
    }

    /** Whether the event undoes or replaces something that is known; a correction of something never heard of is news. */
    boolean concerns(StayEvent event, StayHistory history) {
        return !undone(event, history).isEmpty();
    }

    Plan plan(StayEvent event, StayHistory history) {
        List<PastNotice> notices = undone(event, history).stream().flatMap(past -> past.notices().stream()).toList();
        NoticeKind kind = event.nature() == EventNature.CANCELLATION ? NoticeKind.CANCELLED : NoticeKind.CORRECTED;
        if (notices.isEmpty()) {
            return Plan.nobody(kind + ": nobody was told of the original");
        }
        return new Plan(Optional.of(notices.get(0).municipality()), Set.of(), decisions(event, notices, kind), List.of(), Optional.empty(),
            unsent(notices), List.of(kind + ": goes to exactly those who got the original"));
    }

    /** One decision per unit and function that a notice was made for. */
    List<Decision> decisions(StayEvent event, List<PastNotice> notices, NoticeKind kind) {
        record Receiver(UnitFunction function, UnitId unit) {}
        Map<Receiver, List<PastNotice>> byReceiver = new LinkedHashMap<>();
        notices.forEach(notice -> byReceiver.computeIfAbsent(new Receiver(notice.function(), notice.unit()), none -> new ArrayList<>()).add(notice));
        return byReceiver.values().stream().map(received -> decision(event, received, kind)).toList();
    }

    static List<NotificationId> unsent(List<PastNotice> notices) {
        return notices.stream().filter(notice -> !notice.sent()).map(PastNotice::id).toList();
    }

    private Decision decision(StayEvent event, List<PastNotice> received, NoticeKind kind) {
        PastNotice notice = received.get(0);
        boolean mustHear = received.stream().anyMatch(PastNotice::sent);
        Optional<Unit> unit = directory.unit(notice.unit(), LocalDate.ofInstant(at, DENMARK));
        Optional<Municipality> municipality = directory.municipality(notice.municipality());
        if (!mustHear && kind == NoticeKind.CORRECTED && unit.isPresent() && municipality.isPresent()) {
            return correctedBeforeSent(event, notice, unit.get(), municipality.get());
        }
        if (!mustHear || unit.isEmpty()) {
            String because = mustHear ? notice.unit() + " does not exist any more" : "the original had not left and is withdrawn";
            return new Decision(notice.function(), notice.unit(), notice.municipality(), kind,
                new Verdict.NotConcerned(NotConcernedReason.WITHDRAWN_BEFORE_SENT, List.of(because)), List.of(), List.of(because));
        }
        ChannelChoice.Choice choice = choose(unit.get(), event, true);
        List<String> steps = new ArrayList<>(List.of(notice.unit() + " was told before and must hear that it is " + kind));
        steps.addAll(choice.steps());
        return new Decision(notice.function(), unit.get().id(), notice.municipality(), kind,
            new Verdict.Permitted(Basis.TOLD_BEFORE, "Unlearning", List.of()), choice.deliveries(), steps);
    }

    private Decision correctedBeforeSent(StayEvent event, PastNotice notice, Unit unit, Municipality municipality) {
        Verdict verdict = gate.ask(Question.about(notice.function(), unit.id(), municipality, event, facts, directory, at));
        List<String> steps = new ArrayList<>(List.of("the original had not left and is withdrawn: the correction is news for " + unit.id()));
        steps.addAll(verdict.steps());
        ChannelChoice.Choice choice = verdict instanceof Verdict.Permitted ? choose(unit, event, rules.urgent().contains(event.type()))
            : new ChannelChoice.Choice(List.of(), List.of());
        steps.addAll(choice.steps());
        return new Decision(notice.function(), unit.id(), notice.municipality(), NoticeKind.NEWS, verdict, choice.deliveries(), steps);
    }

    private ChannelChoice.Choice choose(Unit unit, StayEvent event, boolean urgent) {
        return new ChannelChoice(rules.calendar()).choose(unit, Optional.empty(), Optional.empty(), rules.waiting().contains(event.type()), urgent, at);
    }

    /** The event that this one undoes or replaces, with all that was said of it before: earlier corrections were told to the same receivers. */
    private static List<PastEvent> undone(StayEvent event, StayHistory history) {
        HospitalStay before = history.stay(event.stay());
        HospitalStay after = history.stay(event.stay(), event);
        List<PastEvent> chain = new ArrayList<>();
        boolean undoes = false;
        for (PastEvent past : history.eventsOf(event.stay())) {
            if (past.event().type() != event.type()) {
                continue;
            }
            if (past.event().nature() == EventNature.CANCELLATION) {
                chain.clear();
            } else {
                chain.add(past);
                undoes |= before.holds(past.event()) && !after.holds(past.event());
            }
        }
        return undoes ? chain : List.of();
    }
}
