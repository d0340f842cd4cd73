package dk.broen.hub.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.FactsMapper;
import dk.broen.adapters.facts.FactsReader;
import dk.broen.adapters.facts.FactsRefused;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.history.IdentityMerged;
import dk.broen.domain.history.PastEvent;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayHistory;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.planning.Planner;
import dk.broen.domain.planning.Recheck;
import dk.broen.domain.terms.OccasionId;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.hl7v2.AdtInterpreter;
import dk.broen.mappings.medcom.HospitalNotificationReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Plays a case through the planner alone: it plans each event when it arrives, checks and sends each notice when it is due, and plans again
 * what was held for the consent register. It uses no queue, no database and no clock.
 */
final class PlannerCourse {
    private final Planner planner = new Planner();
    private final Recheck recheck;
    private final AdtInterpreter adt = new AdtInterpreter();
    private final HospitalNotificationReader medcom = new HospitalNotificationReader();
    private final CaseFolder folder;
    private final ConfigurationResult.Loaded configuration;
    private final FactsReader reader;
    private final WardLine wardAnswers;
    private final List<Fact> known = new ArrayList<>();
    private final List<PlayedEvent> events = new ArrayList<>();

    PlannerCourse(CaseFolder folder, ConfigurationResult.Loaded configuration) {
        this.folder = folder;
        this.configuration = configuration;
        this.recheck = new Recheck(configuration.directory());
        this.reader = new FactsReader(new FactsMapper(configuration.directory(), configuration.functions()));
        this.wardAnswers = new WardLine(configuration.texts());
    }

    List<Line> play() throws FactsRefused {
        record(folder.citizen());
        for (Step step : folder.course()) {
            releaseUntil(step.at());
            if (step instanceof Step.Recorded recorded) {
                record(folder.citizenWith(recorded));
            } else if (step instanceof Step.Arrives message) {
                arrive(message);
            }
        }
        releaseUntil(Instant.MAX);
        return events.stream().flatMap(played -> played.lines().stream()).toList();
    }

    private void record(ObjectNode citizen) throws FactsRefused {
        reader.read(CaseFolder.document(citizen)).values().forEach(known::addAll);
    }

    private void arrive(Step.Arrives message) {
        Interpretation meaning = message.isFhir() ? medcom.interpret(message.raw(), configuration.directory()::sender)
            : adt.interpret(message.raw(), StandardCharsets.UTF_8, configuration.directory()::sender);
        if (meaning instanceof Interpretation.Event merge && merge.event() instanceof IdentityMerged) {
            return;  // the planner sees one citizen before and after the merge
        }
        if (!(meaning instanceof Interpretation.Event readable && readable.event() instanceof StayEvent received)) {
            throw new IllegalStateException(folder.name() + "/" + message.file() + " contains no stay event: " + meaning);
        }
        StayEvent event = history().meant(received);
        Plan plan = planner.plan(event, history(), facts(message.at()), configuration.directory(), configuration.rules(), message.at());
        withdraw(plan);
        events.add(new PlayedEvent(new OccasionId(UUID.randomUUID()), message.file(), event, plan, wardAnswers));
    }

    private void withdraw(Plan plan) {
        notices().filter(notice -> plan.withdrawn().contains(notice.id())).forEach(notice -> notice.drop("WITHDRAWN"));
    }

    /** Sends notices in the order of their due times. When the register is back, held events are planned again. */
    private void releaseUntil(Instant end) {
        for (boolean more = true; more;) {
            Optional<Notice> next = next(end);
            Optional<Instant> back = registerBack(end).filter(at -> next.filter(notice -> notice.due().isBefore(at)).isEmpty());
            back.ifPresentOrElse(this::planAgain, () -> next.ifPresent(this::leave));
            more = next.isPresent() || back.isPresent();
        }
    }

    private Optional<Instant> registerBack(Instant end) {
        return folder.outage().map(RegisterOutage::until).filter(at -> !at.isAfter(end))
            .filter(at -> events.stream().anyMatch(PlayedEvent::isHeld));
    }

    private void planAgain(Instant at) {
        events.stream().filter(PlayedEvent::isHeld).forEach(played -> planAgain(played, at));
    }

    private void planAgain(PlayedEvent played, Instant at) {
        Plan plan = planner.planAgain(played.event(), history().without(played.id()), facts(at), configuration.directory(),
            configuration.rules(), at);
        withdraw(plan);
        played.decideAgain(plan);
    }

    private Optional<Notice> next(Instant end) {
        return notices().filter(Notice::isPending).filter(notice -> !notice.due().isAfter(end))
            .min((one, other) -> one.due().compareTo(other.due()));
    }

    /** Sends a notice after a second check, and not before an earlier pending notice to the same unit by the same channel. */
    private void leave(Notice notice) {
        Optional<Instant> predecessor = notices().takeWhile(earlier -> earlier != notice)
            .filter(earlier -> earlier.isPending() && earlier.sharesLaneWith(notice)).map(Notice::due).max(Instant::compareTo);
        if (predecessor.isPresent()) {
            notice.postpone(predecessor.get().plusMillis(1));
            return;
        }
        Decision decision = notice.decision();
        Recheck.Answer answer =
            recheck.ask(notice.event(), new Recheck.Notice(decision.function(), decision.unit(), decision.municipality(),
                decision.kind()), facts(notice.due()), history(), notice.due());
        if (answer instanceof Recheck.Answer.Outdated outdated) {
            drop(notice, outdated.reason(), outdated.reason() == Recheck.Reason.NO_LONGER_RECIPIENT);
        } else if (answer instanceof Recheck.Answer.Withheld withheld) {
            drop(notice, withheld.reason(), true);
        } else if (answer instanceof Recheck.Answer.Wait) {
            notice.postpone(folder.outage().orElseThrow().until());
        } else {
            notice.leave();
        }
    }

    /** @param replan whether the event is planned again, because another unit may have to be told instead */
    private void drop(Notice notice, Enum<?> reason, boolean replan) {
        notice.drop(reason.name());
        if (replan) {
            planAgain(events.stream().filter(played -> played.notices().contains(notice)).findFirst().orElseThrow(),
                notice.due());
        }
    }

    private Stream<Notice> notices() {
        return events.stream().flatMap(played -> played.notices().stream());
    }

    private StayHistory history() {
        return new StayHistory(events.stream().map(played -> new PastEvent(played.id(), played.event(),
            played.notices().stream().flatMap(notice -> notice.past().stream()).toList())).toList());
    }

    private CitizenFacts facts(Instant at) {
        boolean down = folder.outage().filter(outage -> outage.covers(at)).isPresent();
        return new CitizenFacts(all(Fact.Resident.class, Fact.Resident::residence), all(Fact.Appointed.class, Fact.Appointed::appointment),
            all(Fact.Served.class, Fact.Served::service),
            down ? new ConsentRecord.Unavailable() : new ConsentRecord.Known(all(Fact.Consented.class, Fact.Consented::consent)));
    }

    private <F extends Fact, T> List<T> all(Class<F> kind, Function<F, T> content) {
        return known.stream().filter(kind::isInstance).map(kind::cast).map(content).toList();
    }
}
