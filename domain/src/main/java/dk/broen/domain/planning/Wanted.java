package dk.broen.domain.planning;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.disclosure.Disclosure;
import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.history.Stay;
import dk.broen.domain.matter.Death;
import dk.broen.domain.matter.Milestone;
import dk.broen.domain.matter.Step;
import dk.broen.domain.planning.Permissions.KnownStay;
import dk.broen.domain.terms.Circumstance;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.RecipientId;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Stage: what they may see (domain.md §7). It is decided here once; documents, mails and messages only render it.
 *
 * @param seen what each recipient may see now, and what is held because a consent register cannot be read
 */
public record Wanted(Permissions permissions, Map<RecipientId, Seen> seen) {
    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    /** What one recipient may see of one matter. */
    record Visible(Concern concern, Saying saying) {}

    /** What one recipient may see. */
    record Seen(List<Visible> permitted, List<Visible> held, Optional<Present> now) {
        List<Saying> says() {
            return permitted.stream().map(Visible::saying).toList();
        }
    }

    public static Wanted of(Permissions permissions) {
        Map<RecipientId, Seen> seen = new HashMap<>();
        permissions.parts().all().forEach(part -> seen.put(part.recipient(), seen(permissions, part)));
        return new Wanted(permissions, seen);
    }

    Seen of(Part part) {
        return Objects.requireNonNull(seen.get(part.recipient()));
    }

    private static Seen seen(Permissions permissions, Part part) {
        List<Concern> concerns = permissions.of(part);
        return new Seen(visible(permissions, part, concerns.stream().filter(Concern::permitted)),
            visible(permissions, part, concerns.stream().filter(Concern::held)), present(permissions, part, concerns));
    }

    private static List<Visible> visible(Permissions permissions, Part part, Stream<Concern> concerns) {
        return concerns.map(concern -> new Visible(concern, saying(permissions, part, concern))).toList();
    }

    private static Saying saying(Permissions permissions, Part part, Concern concern) {
        Situation situation = permissions.situation();
        Concerns concerns = new Concerns(situation);
        Optional<Instant> since = concern.matter().type() == EventType.DISCHARGED
            ? concern.stay().filter(stay -> mayKnow(permissions, part, stay) || Concerns.heardBeginning(part, stay))
                .flatMap(stay -> concerns.since(part, concern.function(), stay))
            : Optional.empty();
        Disclosure disclosure = situation.disclosure();
        Saying saying = disclosure.saying(concern.matter(), concern.function(),
            concerns.mayNamePlace(part, concern.function(), concern.matter()), since, situation.directory());
        if (concern.matter() instanceof Step step) {
            return saying.with(told(situation, part, step, saying));
        }
        return transferred(situation, part, concern) ? saying.with(Circumstance.TRANSFERRED) : saying;
    }

    /** The answer is expected from when the step is told, in the working time of the recipient, and before the discharge that it is about. */
    private static Saying.Step told(Situation situation, Part part, Step step, Saying saying) {
        Instant from = step.at().isAfter(situation.at()) ? step.at() : situation.at();
        Optional<Instant> until = step.rule().answer()
            .after(from, 1, new RecipientHours(situation).of(part.recipient()), situation.rules().calendar())
            .map(answer -> step.planned().map(Wanted::end).filter(answer::isAfter).filter(from::isBefore).orElse(answer));
        return new Saying.Step(step.rule(), part.heard().revisionOf(saying, until), until);
    }

    private static Instant end(PlannedDischarge planned) {
        return planned.day().atTime(planned.at().orElse(LAST_MINUTE)).atZone(DENMARK).toInstant();
    }

    /** Whether the stay began with a transfer that the other hospital reported, and the recipient heard of the stay there. */
    private static boolean transferred(Situation situation, Part part, Concern concern) {
        return concern.stay()
            .filter(stay -> stay.milestones(EventType.ADMITTED).findFirst().filter(begun -> begun.key().equals(concern.matter().key()))
                .isPresent())
            .flatMap(situation.course()::before).filter(Stay::leftForAnotherHospital).filter(left -> Concerns.heardBeginning(part, left))
            .isPresent();
    }

    /** How things stand, over all stays of which the recipient may know beginning and end (design.md §3). */
    private static Optional<Present> present(Permissions permissions, Part part, List<Concern> concerns) {
        if (!part.present()) {
            return Optional.empty();
        }
        List<KnownStay> known = permissions.knownTo(part);
        if (permissions.situation().course().death().isPresent()) {
            return !known.isEmpty() && concerns.stream().anyMatch(concern -> concern.matter() instanceof Death && concern.permitted())
                ? Optional.of(new Present(Present.State.DEAD, Optional.empty())) : Optional.empty();
        }
        List<KnownStay> open = known.stream().filter(one -> one.stay().open()).toList();
        if (open.isEmpty() && heardOfOpenStay(permissions, part)) {
            return Optional.empty();
        }
        if (known.isEmpty()) {
            return permissions.mayHearThatNothingIsOpen(part) ? Optional.of(new Present(Present.State.DISCHARGED, Optional.empty()))
                : Optional.empty();
        }
        if (open.isEmpty()) {
            return Optional.of(new Present(Present.State.DISCHARGED, Optional.empty()));
        }
        boolean onLeave = open.stream().map(KnownStay::stay)
            .allMatch(stay -> stay.state() == Stay.State.ON_LEAVE && permissions.mayKnowLeave(part, stay));
        return Optional.of(new Present(onLeave ? Present.State.ON_LEAVE : Present.State.ADMITTED,
            onLeave ? latestLeave(open) : since(permissions.situation(), part, open)));
    }

    /**
     * Whether "discharged from what we told you" would be untrue: an open stay is hidden from the recipient now, of whose beginning it heard,
     * or of which it heard anything else while the rules still name it for its end.
     */
    private static boolean heardOfOpenStay(Permissions permissions, Part part) {
        return permissions.situation().course().stays().stream().filter(Stay::open).anyMatch(stay -> Concerns.heardBeginning(part, stay)
            || Concerns.heardOf(part, stay)
                && !part.named(EventType.DISCHARGED, List.of(new Visits(permissions.situation()).of(stay))).isEmpty());
    }

    private static boolean mayKnow(Permissions permissions, Part part, Stay stay) {
        return permissions.knownTo(part).stream().anyMatch(known -> known.stay().equals(stay));
    }

    /** When the first of the open stays began, as far as the recipient may know it in a function in which it may know both ends. */
    private static Optional<Instant> since(Situation situation, Part part, List<KnownStay> open) {
        Concerns concerns = new Concerns(situation);
        return open.stream().flatMap(known -> known.as().stream().flatMap(as -> concerns.since(part, as.function(), known.stay()).stream()))
            .min(Instant::compareTo);
    }

    private static Optional<Instant> latestLeave(List<KnownStay> open) {
        return open.stream().flatMap(known -> known.stay().milestones(EventType.LEAVE_STARTED)).map(Milestone::at).max(Instant::compareTo);
    }
}
