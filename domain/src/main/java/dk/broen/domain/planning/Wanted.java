package dk.broen.domain.planning;

import dk.broen.domain.disclosure.Disclosure;
import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.history.Stay;
import dk.broen.domain.matter.Death;
import dk.broen.domain.matter.Milestone;
import dk.broen.domain.terms.EventType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stage: what they may see (domain.md §7). It is decided here once; documents, mails and messages only render it.
 *
 * @param seen what each recipient may see now, and what is held because a consent register cannot be read
 */
public record Wanted(Permissions permissions, Map<Part, Seen> seen) {
    /** What one recipient may see. */
    record Seen(Map<Concern, Saying> permitted, Map<Concern, Saying> held, Optional<Present> now) {
        List<Saying> says() {
            return List.copyOf(permitted.values());
        }
    }

    public static Wanted of(Permissions permissions) {
        Map<Part, Seen> seen = new LinkedHashMap<>();
        permissions.concerns().forEach((part, concerns) -> {
            Map<Concern, Saying> permitted = new LinkedHashMap<>();
            Map<Concern, Saying> held = new LinkedHashMap<>();
            for (Concern concern : concerns) {
                if (concern.permitted() || concern.held()) {
                    (concern.permitted() ? permitted : held).put(concern, saying(permissions, part, concern));
                }
            }
            seen.put(part, new Seen(permitted, held, present(permissions, part, concerns)));
        });
        return new Wanted(permissions, seen);
    }

    private static Saying saying(Permissions permissions, Part part, Concern concern) {
        Situation situation = permissions.situation();
        Concerns concerns = new Concerns(situation);
        Optional<Instant> since = concern.matter().type() == EventType.DISCHARGED
            ? concern.stay().filter(stay -> permissions.mayKnowBothEnds(part, stay) || Concerns.heardBeginning(part, stay))
                .flatMap(stay -> concerns.since(part, concern.function(), stay))
            : Optional.empty();
        Disclosure disclosure = situation.disclosure();
        return disclosure.saying(concern.matter(), concern.function(), concerns.mayNamePlace(part, concern.function(), concern.matter()),
            since,
            situation.directory());
    }

    /** How things stand, over all stays of which the recipient may know beginning and end (design.md §3). */
    private static Optional<Present> present(Permissions permissions, Part part, List<Concern> concerns) {
        if (!part.present()) {
            return Optional.empty();
        }
        List<Stay> known =
            permissions.situation().course().stays().stream().filter(stay -> permissions.mayKnowBothEnds(part, stay)).toList();
        if (permissions.situation().course().death().isPresent()) {
            return !known.isEmpty() && concerns.stream().anyMatch(concern -> concern.matter() instanceof Death && concern.permitted())
                ? Optional.of(new Present(Present.State.DEAD, Optional.empty())) : Optional.empty();
        }
        List<Stay> open = known.stream().filter(Stay::open).toList();
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
        boolean onLeave = open.stream().allMatch(stay -> stay.state() == Stay.State.ON_LEAVE && permissions.mayKnowLeave(part, stay));
        return Optional.of(new Present(onLeave ? Present.State.ON_LEAVE : Present.State.ADMITTED,
            onLeave ? latestLeave(open) : open.stream().flatMap(stay -> permissions.since(part, stay).stream()).min(Instant::compareTo)));
    }

    /** Whether "discharged from what we told you" would be untrue: an open stay that the recipient heard of is hidden from it now. */
    private static boolean heardOfOpenStay(Permissions permissions, Part part) {
        return permissions.situation().course().stays().stream().anyMatch(stay -> stay.open() && Concerns.heardBeginning(part, stay));
    }

    private static Optional<Instant> latestLeave(List<Stay> open) {
        return open.stream().flatMap(stay -> stay.milestones(EventType.LEAVE_STARTED)).map(Milestone::at).max(Instant::compareTo);
    }
}
