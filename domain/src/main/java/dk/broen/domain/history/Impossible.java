package dk.broen.domain.history;

import dk.broen.domain.terms.EventType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Leaves out the messages of one visit whose times cannot be (domain.md §3): they become work items, and nothing is overtaken by them. */
final class Impossible {
    private final List<Doubt> doubts = new ArrayList<>();
    private final List<Said> rest = new ArrayList<>();

    Impossible(List<Said> standing, Duration skew) {
        for (Said said : standing) {
            if (inTheFuture(said, skew)) {
                doubts.add(new Doubt(said, Doubt.Why.IN_THE_FUTURE));
            } else {
                rest.add(said);
            }
        }
        List<Said> ended = rest.stream().filter(said -> endsBeforeItsBeginning(said, rest)).toList();
        ended.forEach(end -> doubts.add(new Doubt(end, Doubt.Why.END_BEFORE_BEGINNING)));
        rest.removeAll(ended);
    }

    static boolean inTheFuture(Said said, Duration skew) {
        return said.event().occurredAt().isAfter(said.receivedAt().plus(skew));
    }

    List<Doubt> doubts() {
        return doubts;
    }

    List<Said> rest() {
        return rest;
    }

    private static boolean endsBeforeItsBeginning(Said end, List<Said> visit) {
        if (end.event().type() != EventType.DISCHARGED) {
            return false;
        }
        List<Said> beginnings = visit.stream().filter(said -> said.event().type() == EventType.ADMITTED
            || said.event().type() == EventType.EMERGENCY_CONTACT).toList();
        return beginnings.stream().allMatch(begun -> begun.event().occurredAt().isAfter(end.event().occurredAt()))
            && beginnings.stream().anyMatch(begun -> begun.event().sentAt().isBefore(end.event().sentAt()));
    }
}
