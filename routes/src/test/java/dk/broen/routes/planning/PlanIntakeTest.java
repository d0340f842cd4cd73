package dk.broen.routes.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.FactEntry;
import dk.broen.adapters.facts.FactsRecording;
import dk.broen.adapters.facts.FactsWriting;
import dk.broen.adapters.journal.DeadLetters;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.queue.HeldMessages;
import dk.broen.domain.citizen.Agreement;
import dk.broen.domain.citizen.OverrideDecision;
import dk.broen.domain.citizen.PspCase;
import dk.broen.domain.citizen.Recording;
import dk.broen.domain.citizen.StayEnd;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import dk.broen.routes.arrival.SealedArrivals;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.HospitalMessages;
import dk.broen.routes.staging.RouteTest;
import dk.broen.routes.staging.Store;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Tests with batches that a broker would hand over what becomes of each message (design.md §4.2). */
@RouteTest
@UseAdviceWith
class PlanIntakeTest {
    private static final TestPeople PEOPLE = new TestPeople(815);
    private static final MunicipalityCode AARHUS = new MunicipalityCode("0751");
    private static final Instant DECIDED = Instant.parse("2026-11-20T10:00:00Z");

    @Autowired
    private Store store;
    @Autowired
    private DeadLetters letters;
    @Autowired
    private HeldMessages held;
    @Autowired
    private AwaitKey awaitKey;
    @Autowired
    private DueWork dueWork;
    private AdvisedRoute route;
    private Arrivals arrivals;
    private TestPerson one;
    private TestPerson other;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes, @Autowired SealedArrivals sealed, @Autowired Citizens citizens) throws Exception {
        route = routes.get("plan-intake");
        arrivals = new Arrivals(sealed, citizens);
    }

    @BeforeEach
    void citizens() {
        one = PEOPLE.next();
        other = PEOPLE.next();
    }

    @Test
    void a_batch_is_planned_in_one_transaction() {
        planned(admitted(one), admitted(other));

        assertThat(plans(one)).containsExactly("ADMITTED");
        assertThat(plans(other)).containsExactly("ADMITTED");
        assertThat(store.database().jdbc().sql("select count(distinct xmin::text) from stay_event where citizen_key in (:one, :other)")
            .param("one", key(one)).param("other", key(other)).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void messages_of_one_citizen_in_one_batch_keep_their_order() {
        planned(admitted(one), admitted(other), message("A03", one, 2), message("A13", one, 3));

        assertThat(plans(one)).containsExactly("ADMITTED", "DISCHARGED", "DISCHARGED");
        assertThat(plans(other)).containsExactly("ADMITTED");
    }

    @Test
    void a_message_that_comes_twice_in_one_batch_is_planned_once() {
        byte[] message = admitted(one);
        long before = deadLetters();

        planned(message, admitted(other), message);

        assertThat(plans(one)).containsExactly("ADMITTED");
        assertThat(deadLetters()).isEqualTo(before);
    }

    @Test
    void a_batch_that_comes_again_after_its_commit_is_recognised() {
        byte[] first = admitted(one);
        byte[] second = admitted(other);
        planned(first, second);

        planned(first, second);

        assertThat(plans(one)).containsExactly("ADMITTED");
        assertThat(plans(other)).containsExactly("ADMITTED");
    }

    @Test
    void a_message_that_cannot_be_decrypted_sets_aside_only_itself() {
        long before = deadLetters();

        planned(admitted(one), new byte[] {1, 2, 3}, admitted(other));

        assertThat(plans(one)).containsExactly("ADMITTED");
        assertThat(plans(other)).containsExactly("ADMITTED");
        assertThat(deadLetters()).isEqualTo(before + 1);
    }

    @Test
    void a_message_whose_key_this_hub_does_not_have_is_held_and_stops_no_other_not_even_of_its_citizen() throws Exception {
        long before = deadLetters();
        byte[] ofAnotherKey = withAnotherKey(admitted(one));

        planned(admitted(other), ofAnotherKey, message("A03", one, 2), message("A03", other, 2));

        assertThat(plans(other)).containsExactly("ADMITTED", "DISCHARGED");
        assertThat(plans(one)).containsExactly("DISCHARGED");
        assertThat(deadLetters()).isEqualTo(before);
        verify(held).hold(ofAnotherKey);
    }

    @Test
    void a_held_message_is_planned_by_a_hub_that_has_its_key_and_stays_with_one_that_has_not() throws Exception {
        List<Boolean> taken = new ArrayList<>();
        doAnswer(call -> {
            Predicate<byte[]> offered = call.getArgument(0);
            taken.add(offered.test(withAnotherKey(admitted(other))));
            taken.add(offered.test(admitted(one)));
            return null;
        }).when(held).offer(any());

        awaitKey.planReadable();

        assertThat(taken).containsExactly(false, true);
        assertThat(plans(one)).containsExactly("ADMITTED");
        assertThat(plans(other)).isEmpty();
    }

    @Test
    void a_held_message_stays_and_is_not_held_again_while_what_is_stored_about_its_citizen_has_another_key() throws Exception {
        planned(admitted(one));
        store.database().jdbc().sql("update stay_event set sealed_event = set_byte(sealed_event, 4, get_byte(sealed_event, 4) # 1) "
            + "where citizen_key = :key").param("key", key(one)).update();
        List<Boolean> taken = new ArrayList<>();
        doAnswer(call -> {
            Predicate<byte[]> offered = call.getArgument(0);
            taken.add(offered.test(message("A03", one, 2)));
            return null;
        }).when(held).offer(any());

        awaitKey.planReadable();

        assertThat(taken).containsExactly(false);
        verify(held, never()).hold(any());
    }

    /** The key has four bytes after the first one. */
    private static byte[] withAnotherKey(byte[] sealed) {
        byte[] changed = sealed.clone();
        changed[4] ^= 1;
        return changed;
    }

    /** After 0A000 the pool closes the connection. */
    @ParameterizedTest
    @ValueSource(strings = {"23514", "0A000", "XX001", "54001"})
    void a_message_on_which_planning_fails_sets_aside_only_itself(String state) {
        long before = deadLetters();
        failing("when (new.citizen_key = '" + key(one) + "')", "raise exception 'staged' using errcode = '" + state + "'");
        try {
            planned(admitted(other), admitted(one), message("A03", other, 2));
        } finally {
            failingNoMore();
        }

        assertThat(plans(other)).containsExactly("ADMITTED", "DISCHARGED");
        assertThat(plans(one)).isEmpty();
        assertThat(deadLetters()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "40P01", "40001"})
    void a_batch_waits_in_order_while_the_database_does_not_answer_or_ends_a_deadlock(String state) {
        long before = deadLetters();
        store.database().jdbc().sql("create sequence refusals").update();
        failing("", "if nextval('refusals') <= 2 then raise exception 'staged' using errcode = '" + state + "'; end if");
        try {
            planned(admitted(one), message("A03", one, 2));
        } finally {
            failingNoMore();
            store.database().jdbc().sql("drop sequence refusals").update();
        }

        assertThat(plans(one)).containsExactly("ADMITTED", "DISCHARGED");
        assertThat(deadLetters()).isEqualTo(before);
    }

    @Test
    void a_merge_in_a_batch_moves_what_was_said_before_it_and_after_it() {
        planned(admitted(one), sealed(adt("A40", other, 2).replacing(one), other), message("A03", one, 3));

        assertThat(plans(one)).isEmpty();
        assertThat(plans(other)).containsExactly("ADMITTED", "DISCHARGED");
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void a_human_reviews_what_a_human_decided_under_a_number_that_is_retired(Fact decision) {
        new FactsRecording(store.database(), store.keys(), dueWork).record(FactsWriting.of("operator", "a test",
            List.of(new FactEntry("citizens[0]", new Cpr(one.cpr()), decision, AARHUS, Optional.empty()))), DECIDED);

        planned(sealed(adt("A40", other, 2).replacing(one), other));

        assertThat(workItems(other)).containsExactly("REVIEW_CONSENTS");
    }

    static List<Fact> decisions() {
        Period lasting = Period.between(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 31));
        Set<UnitId> told = Set.of(new UnitId("aarhus-bostoette-nord"));
        return List.of(
            new Fact.Overridden(new OverrideDecision("o1", "overlæge Lis Holm", "fare for andre",
                Set.of(new StayKey(new HospitalId("auh"), "V1")), Set.of(EventType.ADMITTED), told, lasting, Optional.empty())),
            new Fact.Agreed(new Agreement(Agreement.Kind.COORDINATION_PLAN, Set.of(UnitFunction.HOUSING_SUPPORT), told,
                "overlæge Lis Holm", "planen kræver det", AARHUS, lasting)),
            new Fact.PspStarted(new PspCase("Bo Lund", "bekymring", AARHUS, lasting)));
    }

    @Test
    void a_merge_of_a_number_without_facts_needs_no_review() {
        planned(sealed(adt("A40", other, 2).replacing(one), other));

        assertThat(workItems(other)).isEmpty();
    }

    @Test
    void a_medcom_message_that_comes_again_after_a_merge_of_its_citizen_is_a_duplicate() throws Exception {
        String id = UUID.randomUUID().toString();
        planned(medcom(id, one));
        planned(sealed(adt("A40", other, 2).replacing(one), other));
        long before = deadLetters();

        planned(medcom(id, one));

        assertThat(plans(other)).containsExactly("ADMITTED");
        assertThat(deadLetters()).isEqualTo(before);
    }

    @Test
    void a_medcom_message_with_the_same_id_and_another_ward_is_a_review_and_is_kept() throws Exception {
        String id = UUID.randomUUID().toString();
        long before = deadLetters();
        int conflicts = conflicts();

        planned(medcom(id, one));
        planned(arrivals.onQueue(arrivals.medcom(id, one, "Hjerteafdelingen", "Psykiatrisk Afdeling")));

        assertThat(plans(one)).containsExactly("ADMITTED");
        assertThat(deadLetters()).isEqualTo(before + 1);
        assertThat(conflicts()).isEqualTo(conflicts + 1);
    }

    @Test
    void another_medcom_message_in_the_same_bundle_is_a_review_and_is_kept() throws Exception {
        String bundle = UUID.randomUUID().toString();
        long before = deadLetters();
        int conflicts = conflicts();

        planned(arrivals.onQueue(arrivals.medcom(UUID.randomUUID().toString(), bundle, one)));
        planned(arrivals.onQueue(arrivals.medcom(UUID.randomUUID().toString(), bundle, other)));

        assertThat(plans(one)).containsExactly("ADMITTED");
        assertThat(plans(other)).isEmpty();
        assertThat(deadLetters()).isEqualTo(before + 1);
        assertThat(conflicts()).isEqualTo(conflicts + 1);
    }

    @Test
    void of_two_messages_with_one_id_in_a_batch_the_first_counts_also_when_the_citizens_differ() {
        String id = UUID.randomUUID().toString().substring(0, 18);
        long before = deadLetters();
        int conflicts = conflicts();
        byte[] conflicting = sealed(adt("A01", other, 2, id), other);

        planned(admitted(one), sealed(adt("A03", one, 2, id), one), conflicting);
        planned(conflicting);

        assertThat(plans(one)).containsExactly("ADMITTED", "DISCHARGED");
        assertThat(plans(other)).isEmpty();
        assertThat(deadLetters()).isEqualTo(before + 1);
        assertThat(conflicts()).isEqualTo(conflicts + 1);
    }

    private int conflicts() {
        return store.database().jdbc().sql("select count(*) from work_item where item_key like 'CONTENT_CONFLICT%'").query(Integer.class)
            .single();
    }

    @Test
    void behind_a_message_that_cannot_be_set_aside_only_messages_of_its_citizen_wait() {
        byte[][] batch = {admitted(one), admitted(other), message("A03", one, 2)};
        failing("when (new.citizen_key = '" + key(one) + "')", "raise exception 'staged' using errcode = '23514'");
        store.database().jdbc().sql("alter table dead_letter rename to dead_letter_away").update();
        try {
            assertThat(sent(batch).getException()).isNotNull();
            assertThat(plans(other)).containsExactly("ADMITTED");
        } finally {
            store.database().jdbc().sql("alter table dead_letter_away rename to dead_letter").update();
            failingNoMore();
        }

        planned(batch);

        assertThat(plans(one)).containsExactly("ADMITTED", "DISCHARGED");
        assertThat(plans(other)).containsExactly("ADMITTED");
    }

    @Test
    void an_update_that_says_nothing_new_says_that_the_stay_goes_on_after_a_municipality_ended_it() {
        planned(message("A01", one, 1));
        planned(message("A08", one, 10));
        assertThat(silent(one)).containsExactly(false, true);

        Instant ended = Instant.parse("2026-11-21T20:11:00Z");
        new FactsRecording(store.database(), store.keys(), dueWork).record(FactsWriting.of("operator", "a test",
            List.of(new FactEntry("citizens[0]", new Cpr(one.cpr()), new Fact.StayEnded(new StayEnd(AARHUS, DECIDED, ended, "Ib Vang",
                "hjemme", Recording.undisputed())), AARHUS, Optional.empty()))),
            ended);
        planned(message("A08", one, 12));

        assertThat(silent(one)).as("the hub looks at the citizen").containsExactly(false, true, false);
    }

    private List<Boolean> silent(TestPerson citizen) {
        return store.database().jdbc().sql("select silent from stay_event where citizen_key = :citizen order by occurred_at, arrival")
            .param("citizen", key(citizen)).query(Boolean.class).list();
    }

    private void failing(String when, String how) {
        store.database().jdbc().sql("create function staged() returns trigger language plpgsql as $$ begin " + how
            + "; return new; end $$").update();
        store.database().jdbc().sql("create trigger staged before insert on stay_event for each row " + when
            + " execute function staged()").update();
    }

    private void failingNoMore() {
        store.database().jdbc().sql("drop trigger staged on stay_event").update();
        store.database().jdbc().sql("drop function staged()").update();
    }

    private void planned(byte[]... batch) {
        assertThat(sent(batch).getException()).isNull();
    }

    private Exchange sent(byte[]... batch) {
        return route.run(Arrays.asList(batch));
    }

    /** What was said about the citizen and planned, in the order in which it was planned. */
    private List<String> plans(TestPerson citizen) {
        return store.database().jdbc().sql("""
            select s.type from stay_event s join plan p on p.occasion_id = s.occasion_id where s.citizen_key = :citizen
            order by s.arrival""").param("citizen", key(citizen)).query(String.class).list();
    }

    private List<String> workItems(TestPerson citizen) {
        return store.database().jdbc().sql("select kind from work_item where citizen_key = :citizen").param("citizen", key(citizen))
            .query(String.class).list();
    }

    private long deadLetters() {
        return letters.list(1000).size();
    }

    private String key(TestPerson citizen) {
        return arrivals.key(citizen);
    }

    private byte[] admitted(TestPerson citizen) {
        return arrivals.onQueue(arrivals.admitted(citizen));
    }

    private byte[] message(String trigger, TestPerson citizen, int minute) {
        return sealed(adt(trigger, citizen, minute), citizen);
    }

    private static AdtMessage adt(String trigger, TestPerson citizen, int minute) {
        return adt(trigger, citizen, minute, UUID.randomUUID().toString().substring(0, 18));
    }

    private static AdtMessage adt(String trigger, TestPerson citizen, int minute, String controlId) {
        return HospitalMessages.adt(trigger, citizen, minute, controlId);
    }

    private byte[] medcom(String id, TestPerson citizen) throws IOException {
        return arrivals.onQueue(arrivals.medcom(id, citizen));
    }

    private byte[] sealed(AdtMessage message, TestPerson citizen) {
        return arrivals.onQueue(arrivals.of(message, citizen));
    }
}
