package dk.broen.domain.planning;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.Flag;
import dk.broen.domain.history.Flags;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayHistory;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.notification.ChannelChoice;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.permission.Gate;
import dk.broen.domain.permission.NotConcernedReason;
import dk.broen.domain.permission.Question;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.routing.Candidate;
import dk.broen.domain.routing.Recipients;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans news: finds the candidates, asks the gate about each of them, then chooses the channels (domain.md §§4–6). */
final class NewsPlanner {
    private final StayEvent event;
    private final StayHistory history;
    private final CitizenFacts facts;
    private final Directory directory;
    private final Municipality municipality;
    private final Rules rules;
    private final Instant at;
    private final LocalDate day;
    private final Gate gate = new Gate();

    /** @param day the day whose recipients are told */
    NewsPlanner(StayEvent event, StayHistory history, CitizenFacts facts, Directory directory, Municipality municipality, Rules rules,
        Instant at, LocalDate day) {
        this.event = event;
        this.history = history;
        this.facts = facts;
        this.directory = directory;
        this.municipality = municipality;
        this.rules = rules;
        this.at = at;
        this.day = day;
    }

    Plan plan(Set<UnitFunction> functions, List<String> steps) {
        Recipients recipients = new Recipients(directory, municipality, day);
        List<Candidate> candidates = recipients.of(functions, facts);
        List<Decision> decisions = decide(candidates);
        return new Plan(Optional.of(municipality.code()), flags(recipients, candidates), decisions,
            workItems(functions, recipients, candidates, decisions), wardAnswer(candidates, decisions), List.of(), steps);
    }

    private List<Decision> decide(List<Candidate> candidates) {
        List<Decision> decisions = new ArrayList<>();
        Set<UnitId> told = new HashSet<>();
        for (Candidate candidate : candidates) {
            Verdict verdict =
                gate.ask(Question.about(candidate.function(), candidate.unit().id(), municipality, event, facts, directory, at));
            if (verdict instanceof Verdict.Permitted && !told.add(candidate.unit().id())) {
                verdict =
                    new Verdict.NotConcerned(NotConcernedReason.TOLD_IN_OTHER_FUNCTION,
                        List.of(candidate.unit().id() + " is already told"));
            }
            decisions.add(decision(candidate, verdict));
        }
        return decisions;
    }

    private Decision decision(Candidate candidate, Verdict verdict) {
        List<String> steps = new ArrayList<>(candidate.steps());
        steps.addAll(verdict.steps());
        ChannelChoice.Choice choice = verdict instanceof Verdict.Permitted
            ? new ChannelChoice(rules.calendar()).choose(candidate.unit(), candidate.person(), candidate.deputy(),
                rules.waiting().contains(event.type()), rules.urgent().contains(event.type()), at)
            : new ChannelChoice.Choice(List.of(), List.of());
        steps.addAll(choice.steps());
        return new Decision(candidate.function(), candidate.unit().id(), municipality.code(), NoticeKind.NEWS, verdict,
            choice.deliveries(), steps);
    }

    private Set<Flag> flags(Recipients recipients, List<Candidate> candidates) {
        Set<Flag> flags = new HashSet<>(new Flags(rules.thresholds(), directory::specialtyOf).of(event, history));
        if (!recipients.hasFollowUp(facts)) {
            flags.add(Flag.NO_FOLLOW_UP_CONTACT);
        }
        if (event.type() == EventType.DISCHARGED && candidates.stream().limit(1)
            .anyMatch(recipient -> !recipient.unit().hours().isOpen(event.occurredAt(), rules.calendar()))) {
            flags.add(Flag.DISCHARGED_OUT_OF_HOURS);
        }
        return flags;
    }

    private List<WorkItem> workItems(Set<UnitFunction> functions, Recipients recipients, List<Candidate> candidates,
        List<Decision> decisions) {
        List<WorkItem> items = new ArrayList<>();
        boolean needsCoordinator = functions.contains(UnitFunction.COORDINATOR);
        if (needsCoordinator && candidates.stream().noneMatch(candidate -> candidate.function().equals(UnitFunction.COORDINATOR))) {
            items.add(new WorkItem(WorkItem.Kind.NO_COORDINATOR,
                "no coordinator, stand-in, team or duty desk in municipality " + municipality.code()));
        }
        if (event.type() == EventType.ADMITTED && recipients.unitsWithServices(facts) > 1 && candidates.stream()
            .noneMatch(Candidate::appointed)) {
            items.add(new WorkItem(WorkItem.Kind.NEEDS_COORDINATOR, "services in several units and no appointed coordinator"));
        }
        if (worthAsking(decisions)) {
            items.add(new WorkItem(WorkItem.Kind.ASK_FOR_CONSENT, "not sent: consent missing; the ward is asked to ask the citizen"));
        }
        decisions.stream().flatMap(decision -> decision.workItem().stream()).distinct().forEach(items::add);
        return items;
    }

    /**
     * The answer to the ward: always after an admission; after another event only if a notice was not sent because a consent is missing.
     * The ward gets no answer while a decision is held.
     */
    private Optional<WardAnswer> wardAnswer(List<Candidate> candidates, List<Decision> decisions) {
        boolean ask = worthAsking(decisions);
        boolean held = decisions.stream().anyMatch(decision -> decision.verdict() instanceof Verdict.Held);
        if (held || (event.type() != EventType.ADMITTED && !ask)) {
            return Optional.empty();
        }
        Optional<WardAnswer.Contact> contact = candidates.stream()
            .filter(candidate -> candidate.function().equals(UnitFunction.COORDINATOR) && mayBeNamed(candidate, decisions)).findFirst()
            .map(candidate -> CoordinatorContact.of(candidate, municipality));
        return Optional.of(new WardAnswer(event.department().hospital(), contact, ask));
    }

    private static boolean mayBeNamed(Candidate candidate, List<Decision> decisions) {
        return decisions.stream().anyMatch(decision -> decision.function().equals(candidate.function())
            && decision.unit().equals(candidate.unit().id()) && decision.verdict() instanceof Verdict.Permitted);
    }

    /**
     * Whether the ward should ask the citizen for consent. Confidential functions do not count: the question itself would reveal them
     * (domain.md §4, §9 S5).
     */
    private boolean worthAsking(List<Decision> decisions) {
        return decisions.stream().filter(decision -> !directory.confidential().contains(decision.function()))
            .anyMatch(decision -> decision.verdict() instanceof Verdict.Withheld withheld && withheld.reason().worthAsking());
    }
}
