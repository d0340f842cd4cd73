package dk.broen.domain.planning;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayHistory;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.notification.ChannelChoice;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.notification.PastNotice;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.permission.Gate;
import dk.broen.domain.permission.NotConcernedReason;
import dk.broen.domain.permission.Question;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans corrections and cancellations. They go to exactly the units that were told the original, also after a consent was withdrawn: these
 * units were told something wrong (domain.md §3). A notice that has not left is withdrawn instead. The corrected information is then news,
 * and the gate decides about it.
 */
final class CorrectionPlanner {
    private final CitizenFacts facts;
    private final Directory directory;
    private final Rules rules;
    private final Instant at;
    private final Gate gate = new Gate();

    CorrectionPlanner(CitizenFacts facts, Directory directory, Rules rules, Instant at) {
        this.facts = facts;
        this.directory = directory;
        this.rules = rules;
        this.at = at;
    }

    /**
     * Whether a notice about what the event undoes or replaces has left or is waiting. Otherwise a correction is news and a cancellation
     * tells nobody.
     */
    boolean concerns(StayEvent event, StayHistory history) {
        return !undone(event, history).isEmpty();
    }

    Plan plan(StayEvent event, StayHistory history) {
        List<PastNotice> notices = undone(event, history);
        NoticeKind kind = event.nature() == EventNature.CANCELLATION ? NoticeKind.CANCELLED : NoticeKind.CORRECTED;
        List<Decision> decisions = decisions(event, notices, kind);
        return new Plan(Optional.of(notices.get(0).municipality()), Set.of(), decisions, workItems(decisions), Optional.empty(),
            unsent(notices), List.of(kind + ": goes to exactly the units that were told the original"));
    }

    /** One decision for each unit and function that a notice was made for. */
    List<Decision> decisions(StayEvent event, List<PastNotice> notices, NoticeKind kind) {
        record Recipient(UnitFunction function, UnitId unit) {}
        Map<Recipient, List<PastNotice>> byRecipient = new LinkedHashMap<>();
        notices
            .forEach(notice -> byRecipient.computeIfAbsent(new Recipient(notice.function(), notice.unit()), recipient -> new ArrayList<>())
                .add(notice));
        return byRecipient.values().stream().map(earlier -> decision(event, earlier, kind)).toList();
    }

    static List<NotificationId> unsent(List<PastNotice> notices) {
        return notices.stream().filter(notice -> !notice.sent()).map(PastNotice::id).toList();
    }

    private static List<WorkItem> workItems(List<Decision> decisions) {
        return decisions.stream().flatMap(decision -> decision.workItem().stream()).distinct().toList();
    }

    private Decision decision(StayEvent event, List<PastNotice> earlier, NoticeKind kind) {
        PastNotice notice = earlier.get(0);
        Optional<Unit> unit = directory.unit(notice.unit(), LocalDate.ofInstant(at, DENMARK));
        Optional<Municipality> municipality = directory.municipality(notice.municipality());
        if (earlier.stream().anyMatch(PastNotice::sent)) {
            return toldBefore(event, earlier, unit, kind);
        }
        if (kind == NoticeKind.CORRECTED && unit.isPresent() && municipality.isPresent()) {
            return correctedBeforeSent(event, notice, unit.get(), municipality.get());
        }
        String because = "the original notice had not left and is withdrawn";
        return new Decision(notice.function(), notice.unit(), notice.municipality(), kind,
            new Verdict.NotConcerned(NotConcernedReason.WITHDRAWN_BEFORE_SENT, List.of(because)), List.of(), List.of(because));
    }

    private Decision toldBefore(StayEvent event, List<PastNotice> earlier, Optional<Unit> unit, NoticeKind kind) {
        PastNotice notice = earlier.get(0);
        List<ContactPoint> before = earlier.stream().filter(PastNotice::sent).map(PastNotice::to).distinct().toList();
        ChannelChoice.Choice choice = unit.map(now -> chooseAgain(now, now.id().equals(notice.unit()) ? before : List.of(), event))
            .orElseGet(() -> new ChannelChoice.Choice(List.of(), List.of(notice.unit() + " does not exist any more and has no successor")));
        List<String> steps = new ArrayList<>(List.of(notice.unit() + " was told before and is told: " + kind));
        steps.addAll(choice.steps());
        return new Decision(notice.function(), unit.map(Unit::id).orElse(notice.unit()), notice.municipality(), kind,
            new Verdict.Permitted(Basis.TOLD_BEFORE, "TOLD_BEFORE", List.of()), choice.deliveries(), steps);
    }

    private Decision correctedBeforeSent(StayEvent event, PastNotice notice, Unit unit, Municipality municipality) {
        Verdict verdict = gate.ask(Question.about(notice.function(), unit.id(), municipality, event, facts, directory, at));
        List<String> steps =
            new ArrayList<>(List.of("the original notice had not left and is withdrawn: the correction is news for " + unit.id()));
        steps.addAll(verdict.steps());
        ChannelChoice.Choice choice = verdict instanceof Verdict.Permitted ? choose(unit, event, rules.urgent().contains(event.type()))
            : new ChannelChoice.Choice(List.of(), List.of());
        steps.addAll(choice.steps());
        return new Decision(notice.function(), unit.id(), notice.municipality(), NoticeKind.NEWS, verdict, choice.deliveries(), steps);
    }

    private ChannelChoice.Choice choose(Unit unit, StayEvent event, boolean urgent) {
        return new ChannelChoice(rules.calendar())
            .choose(unit, Optional.empty(), Optional.empty(), rules.waiting().contains(event.type()), urgent, at);
    }

    private ChannelChoice.Choice chooseAgain(Unit unit, List<ContactPoint> before, StayEvent event) {
        return new ChannelChoice(rules.calendar()).chooseAgain(unit, before, rules.waiting().contains(event.type()), true, at);
    }

    /**
     * The notices about each event that is not valid any more when this event is known, and about each event that it had replaced. Notices
     * of the kind RESPONSIBILITY_ENDED are left out, because they say nothing about the event.
     */
    private static List<PastNotice> undone(StayEvent event, StayHistory history) {
        Set<StayEvent> undone = history.stay(event.stay()).undoneIn(history.stay(event.stay(), event));
        return history.eventsOf(event.stay()).stream().filter(past -> undone.contains(past.event()))
            .flatMap(past -> past.notices().stream())
            .filter(notice -> notice.kind() != NoticeKind.RESPONSIBILITY_ENDED).toList();
    }
}
