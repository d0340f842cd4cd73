package dk.broen.domain.census;

import static dk.broen.domain.terms.EventNature.CANCELLATION;
import static dk.broen.domain.terms.EventNature.ORIGINAL;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.census.KeptList.Undecided;
import dk.broen.domain.census.KeptList.Why;
import dk.broen.domain.census.KnownVisit.State;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.PlannedDischarge;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListComparisonTest {
    private static final Instant NOON = Instant.parse("2026-11-21T11:00:00Z");
    private static final ListedTime AT_NOON = new ListedTime(NOON, false);
    private static final Optional<PlannedDischarge> MONDAY =
        Optional.of(new PlannedDischarge(LocalDate.of(2026, 11, 23), Optional.empty()));
    private static final ListRules EVERY_WARD = new ListRules(Set.of(), 50, 3);

    private final Map<String, KnownVisit> known = new HashMap<>();
    private final Map<Cpr, Cpr> merged = new HashMap<>();

    @Test
    void a_stay_of_which_nobody_said_anything_is_new() {
        ListedStay stay = stay("V1", "P2");

        assertThat(accepted(List.of(), list(stay)).changes()).containsExactly(new ListChange(EventType.ADMITTED, ORIGINAL, stay));
    }

    @Test
    void an_emergency_contact_begins_as_one() {
        assertThat(accepted(List.of(), list(emergency("V1"))).changes()).extracting(ListChange::type)
            .containsExactly(EventType.EMERGENCY_CONTACT);
    }

    @Test
    void an_emergency_contact_that_becomes_a_stay_is_an_admission_once() {
        ListedStay admitted = stay("V1", "P2");
        ListChange admission = new ListChange(EventType.ADMITTED, ORIGINAL, admitted);
        assertThat(accepted(List.of(emergency("V1")), list(admitted)).changes()).as("waits for planning").containsExactly(admission);

        known("V1", State.EMERGENCY, "AKM");
        assertThat(accepted(List.of(emergency("V1")), list(admitted)).changes()).containsExactly(admission);
        assertThat(accepted(List.of(admitted), list(admitted)).changes()).isEmpty();

        known("V1", State.OPEN, "P2");
        assertThat(accepted(List.of(emergency("V1")), list(admitted)).changes()).as("a message said it").isEmpty();
    }

    @Test
    void an_emergency_contact_that_is_missing_has_ended() {
        known("V1", State.EMERGENCY, "AKM");

        assertThat(accepted(List.of(emergency("V1")), list()).changes())
            .containsExactly(new ListChange(EventType.DISCHARGED, ORIGINAL, emergency("V1")));
    }

    @Test
    void a_stay_that_a_message_reported_is_not_new() {
        known("V1", State.OPEN, "P2");

        assertThat(accepted(List.of(), list(stay("V1", "P2"))).changes()).isEmpty();
    }

    @Test
    void the_same_list_again_says_nothing_even_while_it_waits_for_planning() {
        assertThat(accepted(List.of(stay("V1", "P2")), list(stay("V1", "P2"))).changes()).isEmpty();
        known("V1", State.OPEN, "P2");
        assertThat(accepted(List.of(stay("V1", "P2")), list(stay("V1", "P2"))).changes()).isEmpty();
    }

    @Test
    void a_stay_that_is_missing_has_ended() {
        known("V1", State.OPEN, "P2");

        Compared.Accepted compared = accepted(List.of(stay("V1", "P2")), list());

        assertThat(compared.changes()).containsExactly(new ListChange(EventType.DISCHARGED, ORIGINAL, stay("V1", "P2")));
        assertThat(compared.kept().stays()).isEmpty();
        assertThat(compared.kept().undecided()).as("until the end is planned").extracting(Undecided::why).containsExactly(Why.END_SAID);
    }

    @Test
    void a_stay_whose_end_a_message_said_is_not_ended_again() {
        known("V1", State.ENDED, "P2");

        assertThat(accepted(List.of(stay("V1", "P2")), list()).changes()).isEmpty();
    }

    @Test
    void a_cancelled_stay_does_not_end() {
        known("V1", State.NO_STAY, "P2");

        assertThat(accepted(List.of(stay("V1", "P2")), list()).changes()).isEmpty();
    }

    @Test
    void a_stay_that_waits_for_planning_is_remembered_until_it_is_known() {
        Compared.Accepted compared = accepted(List.of(stay("V1", "P2")), list());

        assertThat(compared.changes()).isEmpty();
        assertThat(compared.kept().undecided()).containsExactly(new Undecided(stay("V1", "P2"), Why.LACKED, NOON));
        known("V1", State.OPEN, "P2");
        assertThat(accepted(compared.kept(), list(), NOON).changes()).extracting(ListChange::type).containsExactly(EventType.DISCHARGED);
    }

    @Test
    void a_stay_that_was_on_no_list_cannot_vanish() {
        known("V1", State.OPEN, "P2");

        assertThat(accepted(List.of(), list()).changes()).isEmpty();
    }

    @Test
    void only_a_stay_in_a_ward_that_lists_cover_can_vanish() {
        ListRules psychiatry = new ListRules(Set.of("P2"), 50, 3);
        known("V1", State.OPEN, "MED");
        known("V2", State.OPEN, "MED");

        // V1 was on a ward that is not covered; V2 was moved there by a message
        assertThat(accepted(List.of(stay("V1", "MED"), stay("V2", "P2")), list(), psychiatry).changes()).isEmpty();
    }

    @Test
    void a_stay_that_a_list_ended_and_that_returns_has_not_ended() {
        known("V1", State.ENDED_BY_LIST, "P2");

        assertThat(accepted(List.of(), list(stay("V1", "P2"))).changes())
            .containsExactly(new ListChange(EventType.DISCHARGED, CANCELLATION, stay("V1", "P2")));
        assertThat(accepted(List.of(stay("V1", "P2")), list(stay("V1", "P2"))).changes()).as("the discharge waited for planning")
            .containsExactly(new ListChange(EventType.DISCHARGED, CANCELLATION, stay("V1", "P2")));
    }

    @Test
    void a_discharge_by_message_counts_before_a_list_that_still_has_the_stay() {
        known("V1", State.ENDED, "P2");

        assertThat(accepted(List.of(), list(stay("V1", "P2"))).changes()).isEmpty();
    }

    @Test
    void another_ward_is_a_transfer_unless_a_message_said_so() {
        known("V1", State.OPEN, "P2");
        assertThat(accepted(List.of(stay("V1", "P2")), list(stay("V1", "P3"))).changes())
            .containsExactly(new ListChange(EventType.TRANSFERRED, ORIGINAL, stay("V1", "P3")));

        known("V1", State.OPEN, "P3");
        assertThat(accepted(List.of(stay("V1", "P2")), list(stay("V1", "P3"))).changes()).isEmpty();
    }

    @Test
    void a_visit_that_is_another_citizens_was_no_stay_of_the_one_before() {
        ListedStay wrong = stay("V1", "P2");
        ListedStay right = of(citizen(2), wrong);
        known("V1", State.OPEN, "P2");

        assertThat(accepted(List.of(wrong), list(right)).changes()).containsExactly(new ListChange(EventType.ADMITTED, ORIGINAL, right),
            new ListChange(EventType.ADMITTED, CANCELLATION, wrong));
        assertThat(accepted(List.of(right), list(right)).changes()).as("once").isEmpty();
        known("V1", State.ENDED, "P2");
        assertThat(accepted(List.of(wrong), list(right)).changes()).as("a message ended it")
            .containsExactly(new ListChange(EventType.ADMITTED, ORIGINAL, right));
    }

    @Test
    void another_number_of_the_same_citizen_changes_nothing() {
        ListedStay retired = of(citizen(2), stay("V1", "P2"));
        merged.put(citizen(2), citizen(1));
        known("V1", State.OPEN, "P2");

        assertThat(accepted(List.of(retired), list(stay("V1", "P2"))).changes()).isEmpty();
    }

    @Test
    void a_planned_day_is_said_when_it_comes_changes_or_goes() {
        known("V1", State.OPEN, "P2");
        ListedStay without = stay("V1", "P2");
        ListedStay with = without.with(MONDAY);

        assertThat(accepted(List.of(without), list(with)).changes())
            .containsExactly(new ListChange(EventType.DISCHARGE_PLANNED, ORIGINAL, with));

        known.put("V1", new KnownVisit(citizen(1), State.OPEN, Set.of("V1"), Map.of(), Set.of("P2"), MONDAY, Optional.empty()));
        assertThat(accepted(List.of(without), list(with)).changes()).as("a message said it").isEmpty();
        assertThat(accepted(List.of(with), list(without)).changes())
            .containsExactly(new ListChange(EventType.DISCHARGE_PLANNED, CANCELLATION, with));
    }

    @Test
    void a_list_that_lacks_most_stays_is_doubted_and_accepted_when_a_human_confirms_it() {
        List<ListedStay> before = stays(5);
        before.forEach(stay -> known(stay.visit(), State.OPEN, "P2"));
        AdmissionList shrunk = list(before.get(0), before.get(1));

        assertThat(ListComparison.compare(kept(before), shrunk, this::known, EVERY_WARD, NOON)).isEqualTo(new Compared.Doubted(3, 5));
        assertThat(ListComparison.compareConfirmed(kept(before), shrunk, this::known, EVERY_WARD, NOON).changes()).hasSize(3);
        assertThat(ListComparison.compare(kept(before), list(before.get(0), before.get(1), before.get(2)), this::known, EVERY_WARD, NOON))
            .as("two of five").isInstanceOf(Compared.Accepted.class);
    }

    @Test
    void an_empty_list_is_doubted_unless_it_lacks_a_single_stay() {
        List<ListedStay> before = List.of(stay("V1", "P2"), stay("V2", "P2"), stay("V3", "MED"));
        before.forEach(stay -> known(stay.visit(), State.OPEN, stay.ward()));
        ListRules psychiatry = new ListRules(Set.of("P2"), 50, 3);

        assertThat(ListComparison.compare(kept(before.subList(0, 2)), list(), this::known, EVERY_WARD, NOON))
            .isEqualTo(new Compared.Doubted(2, 2));
        assertThat(ListComparison.compare(kept(before), list(stay("V3", "MED")), this::known, psychiatry, NOON))
            .as("empty of the covered wards")
            .isEqualTo(new Compared.Doubted(2, 2));
        assertThat(ListComparison.compare(kept(before.subList(0, 1)), list(), this::known, EVERY_WARD, NOON))
            .isInstanceOf(Compared.Accepted.class);
        assertThat(ListComparison.compare(KeptList.NONE, list(), this::known, EVERY_WARD, NOON)).isInstanceOf(Compared.Accepted.class);
    }

    @Test
    void stays_whose_end_messages_said_do_not_make_a_list_doubtful() {
        List<ListedStay> before = stays(5);
        before.forEach(stay -> known(stay.visit(), State.ENDED, "P2"));

        assertThat(ListComparison.compare(kept(before), list(), this::known, EVERY_WARD, NOON))
            .isEqualTo(new Compared.Accepted(List.of(), KeptList.NONE));
    }

    @Test
    void a_wrong_row_is_on_the_list_and_one_without_a_visit_lets_nothing_vanish() {
        List<ListedStay> before = stays(2);
        before.forEach(stay -> known(stay.visit(), State.OPEN, "P2"));

        Compared.Accepted named = accepted(before, new AdmissionList(AT_NOON, List.of(), Set.of("V1"), 0));
        assertThat(named.changes()).extracting(change -> change.stay().visit()).containsExactly("V2");
        assertThat(named.kept().stays()).extracting(ListedStay::visit).containsExactly("V1");

        known("V1", State.OPEN, "P2", Set.of("V1", "V9"), Map.of());
        assertThat(accepted(before, new AdmissionList(AT_NOON, List.of(), Set.of("V9"), 0)).kept().stays())
            .as("under another of its numbers").extracting(ListedStay::visit).containsExactly("V1");

        Compared.Accepted unnamed = accepted(before, new AdmissionList(AT_NOON, List.of(), Set.of(), 1));
        assertThat(unnamed.changes()).isEmpty();
        assertThat(unnamed.kept().stays()).containsExactlyElementsOf(before);
    }

    @Test
    void a_citizen_on_leave_who_is_not_on_the_list_has_not_gone_home_and_a_later_look_decides() {
        known("V1", State.AWAY, "P2");
        Compared.Accepted onLeave = accepted(List.of(stay("V1", "P2")), list());
        assertThat(onLeave.changes()).isEmpty();
        assertThat(onLeave.kept().undecided()).containsExactly(new Undecided(stay("V1", "P2"), Why.LACKED, NOON));

        Instant monthLater = NOON.plus(Duration.ofDays(30));
        assertThat(accepted(onLeave.kept(), list(), monthLater).kept()).as("still on leave").isEqualTo(onLeave.kept());
        assertThat(accepted(onLeave.kept(), list(stay("V1", "P2")), monthLater)).as("listed again")
            .isEqualTo(new Compared.Accepted(List.of(), new KeptList(List.of(stay("V1", "P2")), List.of())));
        known("V1", State.OPEN, "P2");
        assertThat(accepted(onLeave.kept(), list(), monthLater).changes()).as("back, and not on the list")
            .containsExactly(new ListChange(EventType.DISCHARGED, ORIGINAL, stay("V1", "P2")));
        known("V1", State.ENDED, "P2");
        assertThat(accepted(onLeave.kept(), list(), monthLater)).isEqualTo(new Compared.Accepted(List.of(), KeptList.NONE));
    }

    @Test
    void a_list_says_nothing_of_a_stay_of_which_a_message_was_sent_after_it() {
        known.put("V1", new KnownVisit(citizen(1), State.OPEN, Set.of("V1"), Map.of(), Set.of("P2"), Optional.empty(),
            Optional.of(NOON.plusSeconds(1))));

        Compared.Accepted old = accepted(List.of(stay("V1", "P2")), list());
        assertThat(old.changes()).isEmpty();
        assertThat(old.kept().undecided()).extracting(Undecided::why).containsExactly(Why.LACKED);

        AdmissionList next = new AdmissionList(new ListedTime(NOON.plusSeconds(1), false), List.of(), Set.of(), 0);
        assertThat(accepted(old.kept(), next, NOON).changes()).extracting(ListChange::type).containsExactly(EventType.DISCHARGED);
    }

    @Test
    void citizens_on_leave_make_no_list_doubtful_and_do_not_count_for_its_size() {
        List<ListedStay> before = stays(10);
        before.subList(0, 5).forEach(stay -> known(stay.visit(), State.OPEN, "P2"));
        before.subList(5, 10).forEach(stay -> known(stay.visit(), State.AWAY, "P2"));

        assertThat(ListComparison.compare(kept(before), list(before.get(0), before.get(1), before.get(2)), this::known, EVERY_WARD, NOON))
            .isInstanceOf(Compared.Accepted.class);
        assertThat(ListComparison.compare(kept(before), list(before.get(0), before.get(1)), this::known, EVERY_WARD, NOON))
            .isEqualTo(new Compared.Doubted(3, 5));
    }

    @Test
    void a_stay_that_is_listed_under_another_of_its_numbers_has_not_ended_and_is_not_new() {
        for (String number : List.of("V1", "V2")) {
            known(number, State.OPEN, "P2", Set.of("V1", "V2"), Map.of());
        }

        assertThat(accepted(List.of(stay("V1", "P2")), list(stay("V2", "P2"))).changes()).isEmpty();
        assertThat(accepted(List.of(stay("V1", "P2")), list(stay("V2", "P3"))).changes())
            .containsExactly(new ListChange(EventType.TRANSFERRED, ORIGINAL, stay("V2", "P3")));
        assertThat(accepted(List.of(stay("V1", "P2")), new AdmissionList(AT_NOON, List.of(), Set.of("V2"), 0)).changes()).isEmpty();
        assertThat(accepted(List.of(stay("V1", "P2"), stay("V2", "P2")), list()).changes()).as("one stay ends once").hasSize(1);
    }

    @Test
    void a_cancellation_names_the_number_under_which_it_was_said() {
        for (String number : List.of("V1", "V2")) {
            known(number, State.ENDED_BY_LIST, "P2", Set.of("V1", "V2"), Map.of(EventType.DISCHARGED, "V1"));
        }

        assertThat(accepted(List.of(), list(stay("V2", "P2"))).changes())
            .containsExactly(new ListChange(EventType.DISCHARGED, CANCELLATION, stay("V1", "P2")));
        assertThat(accepted(List.of(), list(stay("V1", "P2"), stay("V2", "P2"))).changes()).as("once").hasSize(1);
    }

    @Test
    void an_end_that_waits_for_planning_keeps_a_stay_that_returns_undecided() {
        known("V1", State.OPEN, "P2");
        KeptList ended = accepted(List.of(stay("V1", "P2")), list()).kept();

        Compared.Accepted returned = accepted(ended, list(stay("V1", "P2")), NOON);
        assertThat(returned.changes()).isEmpty();
        assertThat(returned.kept().undecided()).isEqualTo(ended.undecided());

        known("V1", State.ENDED_BY_LIST, "P2");
        Compared.Accepted planned = accepted(returned.kept(), list(stay("V1", "P2")), NOON);
        assertThat(planned.changes()).containsExactly(new ListChange(EventType.DISCHARGED, CANCELLATION, stay("V1", "P2")));
        assertThat(planned.kept().undecided()).isEmpty();
    }

    @Test
    void an_end_that_was_none_because_the_citizen_is_away_leaves_the_stay_to_the_next_lists() {
        known("V1", State.OPEN, "P2");
        KeptList ended = accepted(List.of(stay("V1", "P2")), list()).kept();
        known("V1", State.ENDED_BY_LIST, "P2");
        assertThat(accepted(ended, list(), NOON).kept()).as("a leave can be on its way").isEqualTo(ended);
        assertThat(accepted(ended, list(), NOON.plus(Duration.ofHours(24))).kept()).isEqualTo(KeptList.NONE);

        known("V1", State.AWAY, "P2");
        Compared.Accepted away = accepted(ended, list(), NOON.plusSeconds(60));
        assertThat(away.changes()).isEmpty();
        assertThat(away.kept().undecided()).extracting(Undecided::why).containsExactly(Why.LACKED);

        known.put("V1", new KnownVisit(citizen(1), State.OPEN, Set.of("V1"), Map.of(), Set.of("P2"), Optional.empty(),
            Optional.of(NOON.plusSeconds(30))));
        AdmissionList next = new AdmissionList(new ListedTime(NOON.plusSeconds(60), false), List.of(), Set.of(), 0);
        assertThat(accepted(ended, next, NOON.plusSeconds(60)).changes()).as("back already").extracting(ListChange::type)
            .containsExactly(EventType.DISCHARGED);
    }

    @Test
    void a_stay_of_which_nothing_is_heard_for_a_day_is_forgotten() {
        KeptList kept = accepted(List.of(stay("V1", "P2")), list()).kept();

        assertThat(accepted(kept, list(), NOON.plus(Duration.ofHours(23))).kept()).isEqualTo(kept);
        assertThat(accepted(kept, list(), NOON.plus(Duration.ofHours(24))).kept()).isEqualTo(KeptList.NONE);
    }

    private static KeptList kept(List<ListedStay> before) {
        return new KeptList(before, List.of());
    }

    private Compared.Accepted accepted(KeptList kept, AdmissionList now, Instant at) {
        return ListComparison.compareConfirmed(kept, now, this::known, EVERY_WARD, at);
    }

    private Compared.Accepted accepted(List<ListedStay> before, AdmissionList now) {
        return accepted(before, now, EVERY_WARD);
    }

    private Compared.Accepted accepted(List<ListedStay> before, AdmissionList now, ListRules rules) {
        return ListComparison.compareConfirmed(kept(before), now, this::known, rules, NOON);
    }

    private KnownVisit known(ListedStay stay) {
        Cpr inUse = merged.getOrDefault(stay.citizen(), stay.citizen());
        return Optional.ofNullable(known.get(stay.visit())).filter(visit -> visit.citizen().equals(inUse))
            .orElse(KnownVisit.unheard(inUse, stay.visit()));
    }

    private void known(String visit, State state, String ward) {
        known(visit, state, ward, Set.of(visit), Map.of());
    }

    private void known(String visit, State state, String ward, Set<String> numbers, Map<EventType, String> saidAs) {
        known.put(visit, new KnownVisit(citizen(1), state, numbers, saidAs, Set.of(ward), Optional.empty(), Optional.empty()));
    }

    private static AdmissionList list(ListedStay... stays) {
        return new AdmissionList(AT_NOON, List.of(stays), Set.of(), 0);
    }

    private static List<ListedStay> stays(int count) {
        return new ArrayList<>(IntStream.rangeClosed(1, count).mapToObj(number -> stay("V" + number, "P2")).toList());
    }

    private static ListedStay of(Cpr citizen, ListedStay stay) {
        return new ListedStay(stay.visit(), citizen, stay.citizenName(), stay.ward(), stay.wardName(), stay.contact(), stay.admittedAt(),
            stay.planned(), stay.municipality());
    }

    private static ListedStay emergency(String visit) {
        return new ListedStay(visit, citizen(1), Optional.empty(), "AKM", Optional.empty(), ListedStay.Contact.EMERGENCY, AT_NOON,
            Optional.empty(), Optional.empty());
    }

    private static ListedStay stay(String visit, String ward) {
        return new ListedStay(visit, citizen(1), Optional.empty(), ward, Optional.empty(), ListedStay.Contact.INPATIENT, AT_NOON,
            Optional.empty(), Optional.empty());
    }

    private static Cpr citizen(int number) {
        return new Cpr("250947998" + number);
    }
}
