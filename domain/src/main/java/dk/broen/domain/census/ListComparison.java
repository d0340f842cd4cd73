package dk.broen.domain.census;

import static dk.broen.domain.terms.EventNature.CANCELLATION;
import static dk.broen.domain.terms.EventNature.ORIGINAL;

import dk.broen.domain.census.KeptList.Undecided;
import dk.broen.domain.census.KeptList.Why;
import dk.broen.domain.census.KnownVisit.State;
import dk.broen.domain.census.ListedStay.Contact;
import dk.broen.domain.terms.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares a list with the one before, and says only what messages of the hospital did not say: a list repeats most of what they said, and can
 * be older than the last of them. A stay that was on no list before cannot vanish.
 */
public final class ListComparison {
    /** How long a stay of which nothing is heard, or an end that was said, waits for planning before it counts as lost. */
    static final Duration PATIENCE = Duration.ofDays(1);

    private final KeptList kept;
    private final Map<String, ListedStay> before;
    private final AdmissionList now;
    private final Map<String, ListedStay> listed;
    private final Function<ListedStay, KnownVisit> known;
    private final ListRules rules;
    private final Instant at;
    private final List<ListChange> changes = new ArrayList<>();
    private final List<ListedStay> stays;
    private final List<Undecided> undecided = new ArrayList<>();

    private ListComparison(KeptList kept, AdmissionList now, Function<ListedStay, KnownVisit> known, ListRules rules, Instant at) {
        this.kept = kept;
        this.now = now;
        this.listed = byVisit(now.stays().stream());
        this.known = known;
        this.rules = rules;
        this.at = at;
        this.stays = new ArrayList<>(now.stays());
        this.before = byVisit(Stream.concat(kept.stays().stream(), lacked()));
    }

    private static Map<String, ListedStay> byVisit(Stream<ListedStay> stays) {
        return stays.collect(Collectors.toMap(ListedStay::visit, Function.identity(), (first, second) -> second, LinkedHashMap::new));
    }

    /** The stays that earlier lists lacked and of which it is still open whether they have ended. */
    private Stream<ListedStay> lacked() {
        return kept.undecided().stream().filter(one -> switch (one.why()) {
            case LACKED -> waits(one) || known.apply(one.stay()).state() != State.UNHEARD;
            case END_SAID -> goesOn(one);
        }).map(Undecided::stay);
    }

    /** Whether a message says that the stay did not end when a list said so: the citizen is away, or a later message finds the stay open. */
    private boolean goesOn(Undecided end) {
        KnownVisit visit = known.apply(end.stay());
        return isAway(end.stay()) || (visit.state() == State.OPEN || visit.state() == State.EMERGENCY)
            && visit.saidAt().filter(said -> said.isAfter(end.since())).isPresent();
    }

    /** An end that a list said. Until a day has passed, a message that is on its way can say that it was none. */
    private boolean isRemembered(Undecided end) {
        State state = known.apply(end.stay()).state();
        return waits(end) && !goesOn(end) && (mayBeOpen(state) || state == State.ENDED_BY_LIST && !isListed(end.stay()));
    }

    private boolean waits(Undecided one) {
        return at.isBefore(one.since().plus(PATIENCE));
    }

    /**
     * Compares a list with the one before.
     *
     * @param kept of the list before
     * @param known what the hub knows of a stay
     * @param at the present moment
     */
    public static Compared compare(KeptList kept, AdmissionList now, Function<ListedStay, KnownVisit> known, ListRules rules, Instant at) {
        ListComparison comparison = new ListComparison(kept, now, known, rules, at);
        List<ListedStay> missing = comparison.missing();
        int covered = (int) comparison.before.values().stream().filter(stay -> rules.covers(stay.ward())).count()
            - comparison.unsaid().size();
        int left = (int) now.stays().stream().filter(stay -> rules.covers(stay.ward())).count() + now.unread().size() + now.unnamed();
        return rules.doubts(missing.size(), covered, left) ? new Compared.Doubted(missing.size(), covered) : comparison.accepted(missing);
    }

    /** The same comparison after a human has said that the list is right. */
    public static Compared.Accepted compareConfirmed(KeptList kept, AdmissionList now, Function<ListedStay, KnownVisit> known,
        ListRules rules, Instant at) {
        ListComparison comparison = new ListComparison(kept, now, known, rules, at);
        return comparison.accepted(comparison.missing());
    }

    /** The stays of the list before that this list should have and lacks, without those of which a message said why, or more since. */
    private List<ListedStay> missing() {
        Set<Set<String>> once = new HashSet<>();
        return absent().filter(stay -> mayBeOpen(known.apply(stay).state()) || isAway(stay))
            .filter(stay -> isAnothers(stay) || !saysNothingOf(stay))
            .filter(stay -> once.add(known.apply(stay).numbers())).toList();
    }

    /** The stays that this list lacks although they are open: their citizens are away, or the list is older than the last message. */
    private List<ListedStay> unsaid() {
        return absent().filter(stay -> mayBeOpen(known.apply(stay).state()) || isAway(stay))
            .filter(stay -> !isAnothers(stay) && saysNothingOf(stay)).toList();
    }

    private boolean saysNothingOf(ListedStay stay) {
        return isAway(stay) || known.apply(stay).saidAt().filter(said -> said.isAfter(now.listedAt().at())).isPresent();
    }

    private Stream<ListedStay> absent() {
        return before.values().stream().filter(stay -> !isUnread(stay))
            .filter(stay -> isAnothers(stay) || !isListed(stay) && rules.covers(stay.ward()));
    }

    /** Whether a row of the list that is wrong names the stay, under any of its numbers. */
    private boolean isUnread(ListedStay stay) {
        return known.apply(stay).numbers().stream().anyMatch(now.unread()::contains);
    }

    /** Whether the list has the stay, under any of its numbers. */
    private boolean isListed(ListedStay stay) {
        return known.apply(stay).numbers().stream().anyMatch(number -> of(stay, listed, number).isPresent());
    }

    /** Whether the list has the visit with another citizen: it puts right whose visit it is. */
    private boolean isAnothers(ListedStay stay) {
        return Optional.ofNullable(listed.get(stay.visit())).filter(one -> !sameCitizen(one, stay)).isPresent();
    }

    private Optional<ListedStay> of(ListedStay stay, Map<String, ListedStay> others, String number) {
        return Optional.ofNullable(others.get(number)).filter(one -> sameCitizen(one, stay));
    }

    private boolean sameCitizen(ListedStay one, ListedStay other) {
        return known.apply(one).citizen().equals(known.apply(other).citizen());
    }

    private boolean isAway(ListedStay stay) {
        return known.apply(stay).state() == State.AWAY;
    }

    private static boolean mayBeOpen(State state) {
        return state == State.OPEN || state == State.EMERGENCY || state == State.UNHEARD;
    }

    private Compared.Accepted accepted(List<ListedStay> missing) {
        now.stays().forEach(this::present);
        missing.forEach(this::vanished);
        unsaid().forEach(stay -> undecided(stay, Why.LACKED));
        before.values().stream().filter(this::isUnread).forEach(stays::add);
        kept.undecided().stream().filter(one -> one.why() == Why.END_SAID && isRemembered(one)).forEach(undecided::add);
        return new Compared.Accepted(changes, new KeptList(stays, undecided));
    }

    private void present(ListedStay stay) {
        KnownVisit visit = known.apply(stay);
        Optional<ListedStay> earlier = Stream.concat(Stream.of(stay.visit()), visit.numbers().stream().sorted())
            .flatMap(number -> of(stay, before, number).stream()).findFirst();
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
            // a citizen on leave can be on the list: that says nothing of the leave
            case OPEN, AWAY -> {
                moved(earlier, stay, visit);
                planned(earlier, stay, visit);
            }
            // also if an earlier list had it already: the discharge can have waited for planning then
            case ENDED_BY_LIST -> cancel(EventType.DISCHARGED, stay, visit);
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
            cancel(EventType.DISCHARGE_PLANNED, stay.with(visit.planned()), visit);
        }
    }

    /**
     * A stay that is another citizen's never began. A stay that was moved to a ward that lists do not cover has not ended. While a row names
     * no visit, or what the list before said still waits for planning, the stay is kept: the next list decides.
     */
    private void vanished(ListedStay stay) {
        KnownVisit visit = known.apply(stay);
        if (isAnothers(stay)) {
            cancel(stay.contact().beginning(), stay, visit);
        } else if (visit.state() == State.UNHEARD) {
            undecided(stay, Why.LACKED);
        } else if (now.unnamed() > 0) {
            stays.add(stay);
        } else if (visit.wards().contains(stay.ward()) || visit.wards().stream().anyMatch(rules::covers)) {
            say(EventType.DISCHARGED, stay);
            undecided(stay, Why.END_SAID);
        }
    }

    private void undecided(ListedStay stay, Why why) {
        undecided.add(kept.undecided().stream().filter(one -> one.why() == why && one.stay().visit().equals(stay.visit())).findFirst()
            .orElseGet(() -> new Undecided(stay, why, at)));
    }

    private void say(EventType type, ListedStay stay) {
        changes.add(new ListChange(type, ORIGINAL, stay));
    }

    /** Under the number under which it was said: under another one it undoes nothing. Once for two rows of one stay. */
    private void cancel(EventType type, ListedStay stay, KnownVisit visit) {
        ListedStay said = stay.under(visit.saidAs(type, stay.visit()));
        if (changes.stream().noneMatch(change -> change.type() == type && change.nature() == CANCELLATION
            && change.stay().visit().equals(said.visit()) && change.stay().citizen().equals(said.citizen()))) {
            changes.add(new ListChange(type, CANCELLATION, said));
        }
    }
}
