package dk.broen.hub.cases;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.adapters.facts.AnswerReader;
import dk.broen.adapters.facts.FactsRefused;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.followup.Answer;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.Course;
import dk.broen.domain.history.Said;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.notification.Ledger;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.planning.Asked;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.planning.Planner;
import dk.broen.domain.planning.Situation;
import dk.broen.domain.planning.StayEnds;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.StayKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One citizen of a case: what the hub would store about the citizen, and what it would do when a time comes. The planner decides. */
final class PlayedCitizen {
    private static final Duration UNTIL_REGISTER_IS_ASKED_AGAIN = Duration.ofSeconds(30);

    private final ConfigurationResult.Loaded configuration;
    private final PlayedFacts facts;
    private final WardLine wards;
    private final PlayedReports reports = new PlayedReports();
    private final List<Said> said = new ArrayList<>();
    private final Map<OccasionId, String> messages = new LinkedHashMap<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<WardAnswer> answers = new ArrayList<>();
    private final Map<String, WorkItem.State> items = new LinkedHashMap<>();
    private final Map<String, Instant> due = new LinkedHashMap<>();
    private final Map<String, Instant> opened = new LinkedHashMap<>();
    private final Map<Object, Decision> decisions = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private Set<StayKey> disputed = Set.of();
    private Optional<Instant> lookAgain = Optional.empty();

    PlayedCitizen(ConfigurationResult.Loaded configuration, PlayedFacts facts) {
        this.configuration = configuration;
        this.facts = facts;
        this.wards = new WardLine(configuration.texts());
    }

    PlayedFacts facts() {
        return facts;
    }

    Set<StayKey> visits() {
        return said.stream().map(one -> one.event().stay()).collect(Collectors.toSet());
    }

    /** @param also visits that another citizen's messages carry too */
    void dispute(Set<StayKey> also) {
        disputed = Set.copyOf(also);
    }

    /** A message about a stay. */
    List<Said> said() {
        return List.copyOf(said);
    }

    void hear(Said message, String file) {
        said.add(message);
        messages.put(message.occasion(), file);
        Plan plan = look(message.occasion(), message.receivedAt());
        if (plan.outcome() == Plan.Outcome.NOBODY_CONCERNED) {
            lines.add(Line.of("event", message.event().type(), "message", file, "nobody", true));
        }
    }

    /** A message that waited for its citizen. */
    void remember(Said message, String file) {
        said.add(message);
        messages.put(message.occasion(), file);
    }

    /** These messages were not about this citizen. */
    void forget(List<OccasionId> occasions, Instant at) {
        said.removeIf(one -> occasions.contains(one.occasion()));
        look(at);
    }

    /** The stays of a retired number become stays of this citizen. No facts are recorded for that number, so there is nothing to review. */
    void join(PlayedCitizen retired, Cpr citizen, Instant at) {
        retired.said.forEach(one -> said.add(new Said(one.occasion(), one.event().withCitizen(citizen), one.receivedAt())));
        messages.putAll(retired.messages);
        notices.addAll(retired.notices);
        look(at);
    }

    /** An occasion that is not a message about a stay. */
    void look(Instant at) {
        look(new OccasionId(UUID.randomUUID()), at);
    }

    /** A human answers the work item of the kind: what the answer says is a fact, and the citizen is looked at. */
    void answer(Step.Answered step, AnswerReader reader, Cpr citizen) throws FactsRefused {
        String item = items.entrySet().stream().filter(asked -> asked.getValue() == step.state())
            .map(Map.Entry::getKey).filter(key -> WorkItem.Kind.of(key).name().equals(step.kind())).findFirst()
            .orElseThrow(() -> new IllegalStateException("no work item " + step.kind() + " is " + step.state() + " at " + step.at()));
        ObjectNode details = step.answer().deepCopy();
        Answer.Code code = Answer.Code.valueOf(details.remove("answer").asText());
        LocalDate today = LocalDate.ofInstant(step.at(), DENMARK);
        AnswerReader.Read read = code.ofCitizen()
            ? reader.ofCitizen(code, details, citizen, Asked.by(item, situation(step.at())).orElseThrow(), today, today)
            : reader.other(code, details, Optional.of(citizen), today);
        facts.record(read.facts());
        items.put(item, read.answer().state());
        look(step.at());
    }

    /** A human of a unit answers the last notice that the unit got. */
    void acknowledge(Step.Acknowledged step) {
        notices.stream().filter(notice -> notice.reached(step.unit())).reduce((earlier, later) -> later)
            .orElseThrow(() -> new IllegalStateException(step.unit() + " has got no notice by " + step.at()))
            .acknowledge(new Acknowledgement(Acknowledgement.Kind.valueOf(step.answer()), Acknowledgement.Way.REST, "a human",
                Optional.of("a case"), step.at()));
        look(step.at());
    }

    /** When something is due for the citizen next. */
    Optional<Instant> next() {
        return Stream.concat(lookAgain.stream(), waiting().map(waiting -> waiting.sending().due())).min(Comparator.naturalOrder());
    }

    /** Does what is due at that time: looks again, or lets the first due notice leave. */
    void pass(Instant at) {
        if (lookAgain.filter(time -> !time.isAfter(at)).isPresent()) {
            look(at);
        } else {
            waiting().filter(waiting -> !waiting.sending().due().isAfter(at))
                .min(Comparator.comparing((Waiting waiting) -> waiting.sending().due())
                    .thenComparing(waiting -> !waiting.sending().urgent()))
                .ifPresent(waiting -> leave(waiting, at));
        }
    }

    List<Line> lines() {
        List<Line> all = new ArrayList<>(lines);
        notices.forEach(notice -> all.addAll(notice.lines()));
        items.forEach((key, state) -> all.add(Line.of("work_item", key.split("/", 2)[0], "state", state, "opened",
            Optional.ofNullable(opened.get(key)))));
        decisions.values().stream().filter(decision -> decision.verdict() instanceof Verdict.Held)
            .forEach(decision -> all.add(line(decision, Optional.empty(), "held", true)));
        return all;
    }

    private record Waiting(Notice notice, Notice.Sending sending) {}

    private Stream<Waiting> waiting() {
        return notices.stream().flatMap(notice -> notice.sendings().stream().filter(Notice.Sending::waits)
            .map(sending -> new Waiting(notice, sending)));
    }

    /** The look before sending: the notice leaves only if the plan still keeps it. */
    private void leave(Waiting waiting, Instant at) {
        LedgerEntry entry = waiting.notice().entry();
        Plan plan = plan(at);
        Optional<Plan.Kept> kept = plan.kept().stream().filter(right -> right.entry().equals(entry.id())).findFirst();
        if (plan.held().contains(entry.id())) {
            waiting.sending().postpone(at.plus(UNTIL_REGISTER_IS_ASKED_AGAIN));
        } else if (kept.isPresent()) {
            waiting.sending().leave(at, kept.get().content(),
                reports.of(waiting.sending(), entry.id(), kept.get().content(), situation(at)));
        } else {
            keep(plan, new OccasionId(UUID.randomUUID()), at);
            if (waiting.sending().waits()) {
                throw new IllegalStateException("a notice is neither kept nor held nor withdrawn: " + plan.steps());
            }
        }
    }

    private Plan look(OccasionId occasion, Instant at) {
        Plan plan = plan(at);
        keep(plan, occasion, at);
        return plan;
    }

    private Plan plan(Instant at) {
        return Planner.plan(situation(at));
    }

    private Situation situation(Instant at) {
        Ledger ledger = new Ledger(notices.stream().map(Notice::entry).toList());
        CitizenFacts recorded = facts.of(at);
        Course course = Course.of(said, StayEnds.of(recorded, ledger), configuration.directory()::specialtyOf,
            configuration.rules().course(), ledger.sayings(),
            Situation.disputed(disputed, items), at);
        return new Situation(course, recorded, ledger, answers, items, due,
            decisions.values().stream().map(Decision::mark).collect(Collectors.toSet()), disputed, configuration.directory(),
            configuration.disclosure(), configuration.rules(), at);
    }

    private void keep(Plan plan, OccasionId occasion, Instant at) {
        Optional<String> message = Optional.ofNullable(messages.get(occasion));
        for (Decision decision : plan.decisions()) {
            decisions.put(List.of(decision.matter(), decision.function(), decision.unit()), decision);
            if (decision.verdict() instanceof Verdict.Withheld withheld) {
                lines.add(line(decision, message, "withheld", withheld.reason()));
            } else if (decision.verdict() instanceof Verdict.NotConcerned notConcerned) {
                lines.add(line(decision, message, "not_concerned", notConcerned.reason()));
            }
        }
        plan.withdrawn().forEach(withdrawn -> notices.stream().filter(notice -> notice.entry().id().equals(withdrawn.entry()))
            .forEach(notice -> notice.drop(withdrawn.reason())));
        plan.notices().forEach(notice -> notices
            .add(new Notice(occasion, at, message, notice.content(), notice.deliveries(), ambiguous(notice))));
        plan.open().forEach(item -> {
            items.put(item.key(), WorkItem.State.OPEN);
            opened.put(item.key(), at);
            due.put(item.key(), configuration.rules().deadlines().due(item.kind(), at));
        });
        plan.close().forEach(key -> items.put(key, WorkItem.State.REASON_GONE));
        for (WardAnswer answer : plan.wardAnswers()) {
            answers.add(answer);
            said.stream().filter(one -> one.occasion().equals(answer.inReplyTo())).forEach(
                one -> lines.add(wards.of(one.event().type().name(), messages.get(one.occasion()), answer)));
        }
        lookAgain = plan.lookAgain();
    }

    private boolean ambiguous(Plan.Notice notice) {
        return decisions.values().stream()
            .filter(decision -> decision.unit().equals(notice.content().recipient().unit())
                && decision.function().equals(notice.content().function()))
            .anyMatch(decision -> decision.steps().stream().anyMatch(step -> step.startsWith("AMBIGUOUS")));
    }

    private static Line line(Decision decision, Optional<String> message, String word, Object value) {
        return Line.of("to", decision.unit(), "function", decision.function(), "event", decision.event(), "message", message, word, value);
    }
}
