package dk.broen.routes.planning;

import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.history.ReplacementNumbers;
import dk.broen.adapters.history.ReplacementNumbers.Known;
import dk.broen.adapters.history.ReplacementNumbers.State;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.occasions.OpenedOccasion;
import dk.broen.adapters.plans.Plans;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.CprFound;
import dk.broen.domain.history.Said;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.mappings.Interpretation;
import dk.broen.routes.arrival.Arrival;
import dk.broen.routes.arrival.SealedArrivals;
import dk.broen.routes.transaction.AfterCommit;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What becomes of messages with a replacement CPR number (danish-standards.md §4): they wait until a human or the hospital says whose number
 * it is. Then they are what was said about the citizen, and the hub looks at the citizen. What turns out to be wrong is taken back. Joins the
 * caller's transaction, in which the number is locked.
 */
@Component
public class Replacements {
    private static final Logger LOG = LoggerFactory.getLogger(Replacements.class);
    private final ReplacementNumbers numbers;
    private final ReplacementCitizens reading;
    private final SealedArrivals sealed;
    private final UnreadableMessages unreadable;
    private final AddToStays stays;
    private final Plans plans;
    private final WorkItems workItems;
    private final Identities identities;
    private final Citizens citizens;
    private final Occasions occasions;
    private final DueWork dueWork;
    private final Clock clock;

    Replacements(ReplacementNumbers numbers, ReplacementCitizens reading, SealedArrivals sealed, UnreadableMessages unreadable,
        AddToStays stays, Plans plans, WorkItems workItems, Identities identities, Citizens citizens, Occasions occasions, DueWork dueWork,
        Clock clock) {
        this.numbers = numbers;
        this.reading = reading;
        this.sealed = sealed;
        this.unreadable = unreadable;
        this.stays = stays;
        this.plans = plans;
        this.workItems = workItems;
        this.identities = identities;
        this.citizens = citizens;
        this.occasions = occasions;
        this.dueWork = dueWork;
        this.clock = clock;
    }

    /**
     * Keeps a message that came under the number, so that it can wait, or wait again. The hospital can have said whose the number is before
     * anything came under it, so that nobody was asked: a human can take that back by a closed work item.
     */
    void keep(Known number, OccasionId occasion, Arrival arrival) {
        numbers.keep(number, occasion, new HospitalId(arrival.source()), arrival.receivedAt(), sealed.seal(arrival));
        if (number.state() == State.MATCHED && neverAsked(number)) {
            ask(number, occasion, new HospitalId(arrival.source()),
                "the hospital said whose replacement CPR number it is before messages came: nobody is asked, and it can be taken back");
            workItem(number).ifPresent(item -> workItems.reasonGone(item, clock.instant()));
        }
    }

    /** Also asked about is a number of which an earlier message of the same batch asked. */
    private boolean neverAsked(Known number) {
        return workItem(number).isEmpty();
    }

    private Optional<UUID> workItem(Known number) {
        return Optional.ofNullable(numbers.known(Set.of(number.number())).get(number.number())).flatMap(Known::workItem);
    }

    /**
     * A message waits, or is told to nobody because a human said that the number is no citizen's. If only another hospital said whose the number
     * is, nobody knows it from now on: a human of the hospital whose message came first is asked, as if the message had come before.
     */
    void await(Known number, OccasionId occasion, Arrival arrival) {
        numbers.keep(number, occasion, new HospitalId(arrival.source()), arrival.receivedAt(), sealed.seal(arrival));
        if (number.state() == State.MATCHED) {
            numbers.forget(number);
        }
        if (number.state() == State.REJECTED) {
            plans.saveWithoutDecisions(occasion, Plan.Outcome.NOBODY_CONCERNED,
                "a human said that the replacement CPR number is no citizen's",
                clock.instant());
            return;
        }
        if (neverAsked(number)) {
            ask(number, occasion, new HospitalId(arrival.source()), "messages wait: nobody knows whose replacement CPR number they name");
        }
        plans.saveWithoutDecisions(occasion, Plan.Outcome.WORK_ITEM, "waits for a human who says whose replacement CPR number it is",
            clock.instant());
        AfterCommit.run(() -> LOG.info("BRN2701 replacement-number-waits source={} ref={}", arrival.source(), arrival.reference()));
    }

    /**
     * The hospital says whose the number is. A number that was said to be another citizen's is nobody's until a human decides. So is one that a
     * human said to be no citizen's, or of which a human took back what was said. A hospital neither settles a number under which only others
     * sent messages nor takes back what was said of it: its number may be that of another patient.
     *
     * @param hospital that says it; if only others sent messages, the first of these is asked
     * @param reference of the occasion that says it
     * @return whether the citizen is to be looked at; otherwise the occasion has its plan
     */
    boolean found(Known number, CprFound found, OccasionId occasion, String reference, HospitalId hospital) {
        Cpr citizen = identities.current(found.citizen());
        Instant now = clock.instant();
        List<HospitalId> sending = numbers.hospitals(number);
        Optional<Cpr> other = number.citizen().map(identities::current).filter(before -> !before.equals(citizen));
        if (number.state() == State.MATCHED && other.isEmpty()) {
            return true;
        }
        if (!sending.isEmpty() && !sending.contains(hospital)) {
            leaveToAHuman(number, occasion, sending.get(0), other.isPresent()
                ? "another hospital names another citizen than the one who was named before: what was said holds until a human answers"
                : "a hospital names a citizen, and the messages are those of another hospital");
            return false;
        }
        if (other.isPresent()) {
            waitAgain(number, "waits again, because the hospital named another citizen on occasion " + reference);
            ask(number, occasion, hospital, "the hospital names another citizen than the one who was named before: messages wait again");
            plans.saveWithoutDecisions(occasion, Plan.Outcome.WORK_ITEM,
                "the replacement CPR number was said to be another citizen's before",
                now);
            dueWork.scheduleLookAgain(citizens.keyOf(other.get()), now);
            return false;
        }
        if (number.decidedAt().isPresent()) {
            leaveToAHuman(number, occasion, hospital, "the hospital names a citizen, after what was said before turned out to be wrong");
            return false;
        }
        if (sending.isEmpty()) {
            numbers.match(number, citizen, hospital, now);
        } else {
            numbers.match(number, citizen, now);
        }
        giveMessages(number, citizen, reference);
        number.workItem().ifPresent(item -> workItems.reasonGone(item, now));
        return true;
    }

    /** The stays of the citizen lose what came under the number. */
    private void waitAgain(Known number, String because) {
        numbers.unknown(number, clock.instant());
        numbers.messages(number).forEach(message -> plans.restate(message.occasion(), Plan.Outcome.WORK_ITEM, because));
    }

    /** The hospital is not believed: a work item asks, unless one does already. */
    private void leaveToAHuman(Known number, OccasionId occasion, HospitalId hospital, String because) {
        if (number.workItem().flatMap(workItems::state).filter(state -> state == WorkItem.State.OPEN).isEmpty()) {
            ask(number, occasion, hospital, because);
        }
        plans.saveWithoutDecisions(occasion, Plan.Outcome.WORK_ITEM, "a human decides whose the replacement CPR number is: " + because,
            clock.instant());
    }

    /** A human says whose the number is. The hub looks at the citizen, and at the one whose the number was said to be until now. */
    public void match(Known number, Cpr named) {
        Map<Cpr, Cpr> locked = identities.locked(Stream.concat(Stream.of(named), number.citizen().stream()).collect(Collectors.toSet()));
        Cpr citizen = locked.get(named);
        Optional<Cpr> before = number.citizen().map(locked::get);
        Instant now = clock.instant();
        OpenedOccasion occasion = occasions.open(OccasionKind.DECIDED, Optional.of(citizen), now);
        if (before.filter(citizen::equals).isEmpty()) {
            before.ifPresent(former -> takeFrom(former, number, now));
            give(number, citizen, occasion.reference(), now);
        }
        dueWork.scheduleLook(occasion.id(), now);
    }

    /** A human says that the number is no citizen's. */
    public void reject(Known number) {
        Instant now = clock.instant();
        number.citizen().map(named -> identities.locked(Set.of(named)).get(named)).ifPresent(former -> takeFrom(former, number, now));
        numbers.reject(number, now);
        numbers.messages(number).forEach(message -> plans.restate(message.occasion(), Plan.Outcome.NOBODY_CONCERNED,
            "a human said that the replacement CPR number is no citizen's"));
        AfterCommit.run(() -> LOG.info("BRN2704 replacement-number-rejected"));
    }

    /** The number is not the one of this citizen: what was told because of it is taken back. The citizen is locked. */
    private void takeFrom(Cpr former, Known number, Instant now) {
        numbers.unknown(number, now);
        dueWork.scheduleLookAgain(citizens.keyOf(former), now);
    }

    /** What was said of the number was wrong: its messages wait again, and what was told because of it is taken back. */
    public void takeBack(Known number, HospitalId hospital) {
        Instant now = clock.instant();
        Optional<Cpr> before = number.citizen().map(named -> identities.locked(Set.of(named)).get(named));
        OpenedOccasion occasion = occasions.open(OccasionKind.DECIDED, before, now);
        waitAgain(number,
            "waits again, because a human took back what was said of its replacement CPR number on occasion " + occasion.reference());
        before.ifPresentOrElse(citizen -> dueWork.scheduleLook(occasion.id(), now), () -> plans.saveWithoutDecisions(occasion.id(),
            Plan.Outcome.WORK_ITEM, "messages with a replacement CPR number wait again", now));
        ask(number, occasion.id(), hospital, "what was said of the replacement CPR number was taken back: messages wait again");
        AfterCommit.run(() -> LOG.info("BRN2703 replacement-number-taken-back ref={}", occasion.reference()));
    }

    private void ask(Known number, OccasionId occasion, HospitalId hospital, String because) {
        UUID item = workItems.open(occasion, Optional.empty(),
            WorkItem.about(WorkItem.Kind.REPLACEMENT_CPR, number.key(), because).to(hospital), clock.instant());
        numbers.ask(number, item);
    }

    /** The messages are what was said about the citizen, in the order in which they came. */
    private void give(Known number, Cpr citizen, String reference, Instant now) {
        numbers.match(number, citizen, now);
        giveMessages(number, citizen, reference);
    }

    private void giveMessages(Known number, Cpr citizen, String reference) {
        List<ReplacementNumbers.Message> messages = numbers.messages(number);
        messages
            .forEach(message -> message.sealed().map(sealed::open).ifPresentOrElse(arrival -> give(message, arrival, citizen, reference),
                () -> plans.restate(message.occasion(), Plan.Outcome.NOBODY_CONCERNED,
                    "told to nobody: its text was deleted before somebody said whose replacement CPR number it is")));
        AfterCommit.run(() -> LOG.info("BRN2702 replacement-number-matched ref={} messages={}", reference, messages.size()));
    }

    private void give(ReplacementNumbers.Message message, Arrival arrival, Cpr citizen, String reference) {
        Interpretation meaning = reading.meaning(arrival, citizen);
        if (meaning instanceof Interpretation.Event event && event.event() instanceof StayEvent said) {
            stays.add(List.of(new Said(message.occasion(), said, message.receivedAt())));
            plans.restate(message.occasion(), Plan.Outcome.WORK_ITEM,
                "waited until somebody said whose replacement CPR number it is: see occasion " + reference);
        } else if (meaning instanceof Interpretation.Unreadable why) {
            plans.restate(message.occasion(), Plan.Outcome.WORK_ITEM, unreadable.keep(message.occasion(), arrival, why));
        } else {
            plans.restate(message.occasion(), Plan.Outcome.NOBODY_CONCERNED,
                "waited until somebody said whose replacement CPR number it is, and says nothing that is told as the hospital is configured now");
        }
    }
}
