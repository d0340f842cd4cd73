package dk.broen.domain.census;

import static dk.broen.domain.terms.EventNature.CANCELLATION;
import static dk.broen.domain.terms.EventNature.ORIGINAL;

import dk.broen.domain.census.KnownVisit.State;
import dk.broen.domain.census.ListedStay.Contact;
import dk.broen.domain.terms.EventType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares a list with the one before, and says only what messages of the hospital did not say: a list repeats most of what they said, and can
 * be older than the last of them. A stay that was on no list before cannot vanish.
 */
public final class ListComparison {
    private final Map<String, ListedStay> before;
    private final AdmissionList now;
    private final Map<String, ListedStay> listed;
    private final Function<ListedStay, KnownVisit> known;
    private final ListRules rules;
    private final List<ListChange> changes = new ArrayList<>();
    private final List<ListedStay> remembered;

    private ListComparison(Collection<ListedStay> before, AdmissionList now, Function<ListedStay, KnownVisit> known, ListRules rules) {
        this.before = byVisit(before);
        this.now = now;
        this.listed = byVisit(now.stays());
        this.known = known;
        this.rules = rules;
        this.remembered = new ArrayList<>(now.stays());
    }

    private static Map<String, ListedStay> byVisit(Collection<ListedStay> stays) {
        return stays.stream()
            .collect(Collectors.toMap(ListedStay::visit, Function.identity(), (first, second) -> second, LinkedHashMap::new));
    }

    /**
     * Compares a list with the one before.
     *
     * @param before the stays of the list before; empty for the first list
     * @param known what the hub knows of a stay
     */
    public static Compared compare(Collection<ListedStay> before, AdmissionList now, Function<ListedStay, KnownVisit> known,
        ListRules rules) {
        ListComparison comparison = new ListComparison(before, now, known, rules);
        List<ListedStay> missing = comparison.missing();
        int covered = (int) before.stream().filter(stay -> rules.covers(stay.ward())).count();
        int left = (int) now.stays().stream().filter(stay -> rules.covers(stay.ward())).count() + now.unread().size() + now.unnamed();
        return rules.doubts(missing.size(), covered, left) ? new Compared.Doubted(missing.size(), covered) : comparison.accepted(missing);
    }

    /** The same comparison after a human has said that the list is right. */
    public static Compared.Accepted compareConfirmed(Collection<ListedStay> before, AdmissionList now,
        Function<ListedStay, KnownVisit> known, ListRules rules) {
        ListComparison comparison = new ListComparison(before, now, known, rules);
        return comparison.accepted(comparison.missing());
    }

    /** The stays of the list before that this list should have and lacks, without those whose end a message said. */
    private List<ListedStay> missing() {
        return before.values().stream().filter(stay -> !now.unread().contains(stay.visit()))
            .filter(stay -> isAnothers(stay) || !listed.containsKey(stay.visit()) && rules.covers(stay.ward()))
            .filter(stay -> mayBeOpen(known.apply(stay).state())).toList();
    }

    /** Whether the list has the visit with another citizen: it puts right whose visit it is. */
    private boolean isAnothers(ListedStay stay) {
        return Optional.ofNullable(listed.get(stay.visit())).filter(one -> !sameCitizen(one, stay)).isPresent();
    }

    private boolean sameCitizen(ListedStay one, ListedStay other) {
        return known.apply(one).citizen().equals(known.apply(other).citizen());
    }

    private static boolean mayBeOpen(State state) {
        return state == State.OPEN || state == State.EMERGENCY || state == State.UNHEARD;
    }

    private Compared.Accepted accepted(List<ListedStay> missing) {
        now.stays().forEach(this::present);
        missing.forEach(this::vanished);
        before.values().stream().filter(stay -> now.unread().contains(stay.visit())).forEach(remembered::add);
        return new Compared.Accepted(changes, remembered);
    }

    private void present(ListedStay stay) {
        Optional<ListedStay> earlier = Optional.ofNullable(before.get(stay.visit())).filter(one -> sameCitizen(one, stay));
        KnownVisit visit = known.apply(stay);
        switch (visit.state()) {
            case UNHEARD -> {
                if (earlier.isEmpty()) {
                    say(stay.contact().beginning(), stay);
                }
                admittedOrMoved(earlier, stay, visit);
                planned(earlier, stay, visit);
            }
            case EMERGENCY -> {
                admittedOrMoved(earlier, stay, visit);
                planned(earlier, stay, visit);
            }
            case OPEN -> {
                moved(earlier, stay, visit);
                planned(earlier, stay, visit);
            }
            // also if an earlier list had it already: the discharge can have waited for planning then
            case ENDED_BY_LIST -> changes.add(new ListChange(EventType.DISCHARGED, CANCELLATION, stay));
            // a message of the hospital counts before its list, which can be the older one
            case ENDED, NO_STAY -> {}
        }
    }

    /** An emergency contact that the list has as a stay now: the admission names the ward. */
    private void admittedOrMoved(Optional<ListedStay> earlier, ListedStay stay, KnownVisit visit) {
        if (stay.contact() == Contact.INPATIENT && earlier.filter(one -> one.contact() == Contact.EMERGENCY).isPresent()) {
            say(EventType.ADMITTED, stay);
        } else {
            moved(earlier, stay, visit);
        }
    }

    private void moved(Optional<ListedStay> earlier, ListedStay stay, KnownVisit visit) {
        if (earlier.filter(one -> !one.ward().equals(stay.ward())).isPresent() && !visit.wards().contains(stay.ward())) {
            say(EventType.TRANSFERRED, stay);
        }
    }

    private void planned(Optional<ListedStay> earlier, ListedStay stay, KnownVisit visit) {
        if (earlier.flatMap(ListedStay::planned).equals(stay.planned()) || visit.planned().equals(stay.planned())) {
            return;
        }
        if (stay.planned().isPresent()) {
            say(EventType.DISCHARGE_PLANNED, stay);
        } else {
            changes.add(new ListChange(EventType.DISCHARGE_PLANNED, CANCELLATION, stay.with(visit.planned())));
        }
    }

    /**
     * A stay that is another citizen's never began. A stay that was moved to a ward that lists do not cover has not ended. While a row names
     * no visit, or what the list before said still waits for planning, the stay is remembered: the next list decides.
     */
    private void vanished(ListedStay stay) {
        KnownVisit visit = known.apply(stay);
        if (isAnothers(stay)) {
            changes.add(new ListChange(stay.contact().beginning(), CANCELLATION, stay));
        } else if (now.unnamed() > 0 || visit.state() == State.UNHEARD) {
            remembered.add(stay);
        } else if (visit.wards().contains(stay.ward()) || visit.wards().stream().anyMatch(rules::covers)) {
            say(EventType.DISCHARGED, stay);
        }
    }

    private void say(EventType type, ListedStay stay) {
        changes.add(new ListChange(type, ORIGINAL, stay));
    }
}
