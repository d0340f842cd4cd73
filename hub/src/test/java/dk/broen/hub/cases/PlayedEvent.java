package dk.broen.hub.cases;

import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.permission.NotConcernedReason;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.planning.EarlierDecision;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.OccasionId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One event of a case, with its plan and the notices that follow from the plan. */
final class PlayedEvent {
    private final OccasionId id;
    private final String message;
    private final StayEvent event;
    private final Plan first;
    private final WardLine wardAnswers;
    private final List<Decision> decisions;
    private final List<Notice> notices = new ArrayList<>();
    private final Set<WorkItem.Kind> workItems = new LinkedHashSet<>();
    private Plan latest;
    private Optional<WardAnswer> wardAnswer = Optional.empty();

    PlayedEvent(OccasionId id, String message, StayEvent event, Plan plan, WardLine wardAnswers) {
        this.id = id;
        this.message = message;
        this.event = event;
        this.first = plan;
        this.latest = plan;
        this.wardAnswers = wardAnswers;
        this.decisions = new ArrayList<>(plan.decisions());
        plan.decisions().forEach(this::deliver);
        follow(plan);
    }

    OccasionId id() {
        return id;
    }

    StayEvent event() {
        return event;
    }

    List<Notice> notices() {
        return List.copyOf(notices);
    }

    boolean isHeld() {
        return decisions.stream().anyMatch(decision -> decision.verdict() instanceof Verdict.Held);
    }

    /** Takes over the decisions of a second plan for what was open before; earlier decisions stay. */
    void decideAgain(Plan again) {
        List<EarlierDecision> before = decisions.stream().map(this::standing).toList();
        for (Decision decision : EarlierDecision.newlyDecided(before, again)) {
            decisions.removeIf(open -> open.function().equals(decision.function()) && open.unit().equals(decision.unit())
                && open.kind() == decision.kind());
            decisions.add(decision);
            deliver(decision);
        }
        latest = again;
        follow(again);
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        decisions.stream().flatMap(decision -> verdict(decision).stream()).forEach(lines::add);
        notices.forEach(notice -> lines.add(line(notice)));
        wardAnswer.ifPresent(answer -> lines.add(wardAnswers.of(event.type().name(), message, answer)));
        workItems.forEach(kind -> lines.add(line("work_item", kind)));
        lines.add(line("flags", latest.flags()));
        if (first.outcome() == Plan.Outcome.NOBODY_CONCERNED) {
            lines.add(line("nobody", true));
        }
        return lines;
    }

    private EarlierDecision standing(Decision decision) {
        return new EarlierDecision(decision.function(), decision.unit(), decision.kind(), state(decision));
    }

    private EarlierDecision.State state(Decision decision) {
        List<Notice> all = notices.stream().filter(notice -> notice.decision() == decision).toList();
        List<Notice> full = all.stream().filter(notice -> notice.delivery().content() != ContentLevel.POINTER).toList();
        if ((full.isEmpty() ? all : full).stream().anyMatch(notice -> notice.dropped().isEmpty())) {
            return EarlierDecision.State.TOLD;
        }
        if (decision.verdict() instanceof Verdict.NotConcerned none && none.reason() == NotConcernedReason.TOLD_IN_OTHER_FUNCTION) {
            return EarlierDecision.State.TOLD_IN_OTHER_FUNCTION;
        }
        return decision.verdict() instanceof Verdict.Held ? EarlierDecision.State.HELD : EarlierDecision.State.SETTLED;
    }

    private void deliver(Decision decision) {
        decision.deliveries().forEach(delivery -> notices.add(new Notice(event, decision, delivery)));
    }

    private void follow(Plan plan) {
        plan.workItems().forEach(item -> workItems.add(item.kind()));
        wardAnswer = wardAnswer.or(plan::wardAnswer);
    }

    private Optional<Line> verdict(Decision decision) {
        Verdict verdict = decision.verdict();
        if (verdict instanceof Verdict.Withheld withheld) {
            return Optional.of(line(decision, "withheld", withheld.reason()));
        }
        if (verdict instanceof Verdict.NotConcerned notConcerned) {
            return Optional.of(line(decision, "not_concerned", notConcerned.reason()));
        }
        return verdict instanceof Verdict.Held ? Optional.of(line(decision, "held", true)) : Optional.empty();
    }

    private Line line(Notice notice) {
        Decision decision = notice.decision();
        String by = notice.delivery().channel().name().toLowerCase(Locale.ROOT);
        return notice.dropped().map(reason -> line(decision, "by", by, "dropped", reason))
            .orElseGet(() -> line(decision, "by", by, "at", notice.due(), "content", notice.delivery().content(),
                "basis", ((Verdict.Permitted) decision.verdict()).basis(), "contact", address(notice.delivery().to())));
    }

    private static String address(ContactPoint contact) {
        if (contact instanceof ContactPoint.Queue queue) {
            return queue.address();
        }
        return contact instanceof ContactPoint.Mail mail ? mail.address() : ((ContactPoint.Sms) contact).number();
    }

    private Line line(Decision decision, Object... words) {
        boolean ambiguous = decision.steps().stream().anyMatch(step -> step.startsWith("AMBIGUOUS"));
        return line(Stream.of(new Object[] {"to", decision.unit(), "function", decision.function(), "kind", decision.kind(), "ambiguous",
            ambiguous}, words)
            .flatMap(Arrays::stream).toArray());
    }

    private Line line(Object... words) {
        return Line.of(event.type().name(), message, words);
    }
}
