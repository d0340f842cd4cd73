package dk.broen.domain.planning;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.notification.ChannelChoice;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.routing.Candidate;
import dk.broen.domain.schedule.Digest;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.LedgerEntryId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stage: by which channel and when (domain.md §6). */
final class Channels {
    private final Situation situation;
    private final Pressing pressing;

    Channels(Situation situation, Expectations expectations) {
        this.situation = situation;
        this.pressing = new Pressing(situation, expectations);
    }

    /**
     * @param content only a person of the function in which the recipient is told is addressed
     * @param withdrawn the entries that this plan withdraws
     */
    ChannelChoice.Choice choose(Part part, Content content, Set<LedgerEntryId> withdrawn) {
        Words words = content.words();
        Optional<Unit> unit = part.unit();
        if (unit.isEmpty()) {
            return new ChannelChoice.Choice(List.of(), List.of(part.recipient().unit() + " does not exist any more and has no successor"));
        }
        boolean takesBack = !words.takesBack().isEmpty() || words.partEnded();
        Set<EventType> types =
            Stream.concat(words.says().stream(), words.takesBack().stream()).map(Saying::type).collect(Collectors.toSet());
        boolean urgentStep = Stream.concat(words.says().stream(), words.takesBack().stream())
            .flatMap(saying -> saying.step().stream()).anyMatch(step -> step.rule().urgent());
        boolean waits = words.partEnded() || !types.isEmpty() && !urgentStep && types.stream().allMatch(this::waits);
        boolean urgent = takesBack || types.isEmpty() || urgentStep || types.stream().anyMatch(situation.rules().urgent()::contains);
        ChannelChoice channels = new ChannelChoice(situation.rules().calendar());
        Optional<Candidate> addressed =
            part.candidacies().stream().filter(candidate -> candidate.function().equals(content.function())).findFirst();
        Reportable reportable = new Reportable(situation, part, words);
        Unit known = reportable.of(unit.get());
        Unit reachable = urgent || pressing.is(part, known, content) ? known.collecting(Digest.NONE) : known;
        ChannelChoice.Choice own =
            channels.choose(reachable, addressed.flatMap(Candidate::person).map(reportable::of),
                addressed.flatMap(Candidate::deputy).map(reportable::of), waits, urgent, situation.at());
        return new Pointers(part, words, content.function(), withdrawn).notTwice(takesBack
            ? and(own, channels.chooseAgain(reachable, reportable.of(reachedAt(part, unit.get())), waits, urgent, situation.at()))
            : own);
    }

    /** A step wakes no duty phone, unless its rule says that it is urgent: no hospital waits for an answer to it. */
    private boolean waits(EventType type) {
        return type == EventType.STEP || situation.rules().waiting().contains(type);
    }

    private static List<ContactPoint> reachedAt(Part part, Unit unit) {
        return part.heard().reachedAt().stream().map(unit::now).distinct().toList();
    }

    /** What is taken back goes to an address that reached the recipient, and to its own. */
    private static ChannelChoice.Choice and(ChannelChoice.Choice own, ChannelChoice.Choice again) {
        Set<Object> points = new LinkedHashSet<>();
        List<Delivery> deliveries = Stream.concat(again.deliveries().stream(), own.deliveries().stream())
            .filter(delivery -> points.add(delivery.to())).toList();
        List<String> steps = new ArrayList<>(again.steps());
        steps.addAll(own.steps());
        return new ChannelChoice.Choice(deliveries, steps);
    }
}
