package dk.broen.routes.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.history.ReplacementNumbers;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.plans.PlanSteps;
import dk.broen.adapters.plans.Plans;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.ReplacementCpr;
import dk.broen.routes.arrival.Arrival;
import dk.broen.routes.arrival.SealedArrivals;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.HospitalMessages;
import dk.broen.routes.staging.RouteTest;
import dk.broen.routes.staging.Store;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Tests what becomes of messages with a replacement CPR number, in batches as a broker hands them over (danish-standards.md §4). */
@RouteTest
@UseAdviceWith
class ReplacementCprTest {
    private static final TestPeople PEOPLE = new TestPeople(5410);
    private static final String ISSUER = "1.2.208.176.1.6.1.3.181";
    private static final String OCCASIONS = "select occasion_id from replacement_message where number_key = :key";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired
    private Store store;
    @Autowired
    private Replacements replacements;
    @Autowired
    private ReplacementNumbers numbers;
    @Autowired
    private TransactionTemplate transactions;
    private final ReplacementCpr number = new ReplacementCpr(ISSUER, "250947A%03d".formatted(NUMBERS.incrementAndGet()));
    private final TestPerson one = PEOPLE.next();
    private final TestPerson other = PEOPLE.next();
    private AdvisedRoute route;
    private Arrivals arrivals;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes, @Autowired SealedArrivals sealed, @Autowired Citizens citizens) throws Exception {
        route = routes.get("plan-intake");
        arrivals = new Arrivals(sealed, citizens);
    }

    @Test
    void messages_wait_and_one_work_item_asks_whose_they_are() {
        planned(message("A01", 1), message("A21", 2));
        planned(message("A22", 3));

        assertThat(waiting()).isEqualTo(3);
        assertThat(workItems()).containsExactly("OPEN");
        assertThat(said(one)).isEmpty();
    }

    @Test
    void a_merge_in_a_batch_gives_the_citizen_what_was_said_before_it_and_after_it() {
        planned(message("A01", 1), merge(one, 2), message("A03", 3));

        assertThat(said(one)).containsExactly("ADMITTED", "DISCHARGED");
        assertThat(workItems()).containsExactly("REASON_GONE");
    }

    @Test
    void a_merge_of_a_number_that_nobody_used_counts_for_what_comes_later() {
        planned(merge(one, 1));
        planned(message("A01", 2), message("A21", 3));

        assertThat(said(one)).containsExactly("ADMITTED", "LEAVE_STARTED");
        assertThat(workItems()).as("by which a human can take it back").containsExactly("REASON_GONE");

        takeBack();
        assertThat(said(one)).isEmpty();
        assertThat(asked()).containsExactly("auh REASON_GONE", "auh OPEN");
    }

    @Test
    void a_message_of_a_matched_number_that_comes_again_is_a_duplicate() {
        byte[] admission = message("A01", 1);
        planned(admission);
        match(one);

        planned(admission);

        assertThat(said(one)).containsExactly("ADMITTED");
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void what_is_taken_back_waits_again_and_can_be_matched_to_another_citizen() {
        planned(message("A01", 1), message("A21", 2));
        match(one);
        planned(message("A22", 3));
        assertThat(said(one)).containsExactly("ADMITTED", "LEAVE_STARTED", "LEAVE_ENDED");

        takeBack();
        assertThat(said(one)).isEmpty();
        match(other);

        assertThat(said(other)).containsExactly("ADMITTED", "LEAVE_STARTED", "LEAVE_ENDED");
    }

    @Test
    void after_a_merge_of_the_citizen_the_number_is_that_of_the_survivor() {
        planned(message("A01", 1));
        match(one);
        planned(arrivals.onQueue(arrivals.of(adt("A40", other, 2).replacing(one), other)));

        planned(message("A03", 3));
        assertThat(said(other)).containsExactly("ADMITTED", "DISCHARGED");
        takeBack();

        assertThat(said(other)).isEmpty();
    }

    @Test
    void the_same_number_of_another_issuer_is_another_person() {
        planned(message("A01", 1));
        match(one);

        planned(arrivals.onQueue(arrivals.of(adt("A03", one, 2).with("PID-3", number.value() + "^^^&1.2.208.176.1.6.1.1&ISO"), one)));

        assertThat(said(one)).containsExactly("ADMITTED");
    }

    @Test
    void after_a_contradiction_a_human_decides_and_not_the_next_merge() {
        planned(message("A01", 1), merge(one, 2));
        planned(merge(other, 3));
        planned(merge(one, 4));

        assertThat(said(one)).isEmpty();
        assertThat(said(other)).isEmpty();
        assertThat(workItems()).containsExactly("REASON_GONE", "OPEN");
    }

    @Test
    void after_a_human_took_back_a_human_decides_and_not_the_next_merge() {
        planned(message("A01", 1), merge(one, 2));
        takeBack();
        planned(merge(one, 3));

        assertThat(said(one)).isEmpty();
        assertThat(workItems()).containsExactly("REASON_GONE", "OPEN");

        match(one);
        assertThat(said(one)).containsExactly("ADMITTED");
    }

    @Test
    void after_a_human_rejected_the_number_a_merge_asks_a_human_again() {
        planned(message("A01", 1));
        transactions.executeWithoutResult(transaction -> replacements.reject(known()));
        close();
        planned(merge(one, 2));
        planned(merge(one, 3));

        assertThat(said(one)).isEmpty();
        assertThat(workItems()).containsExactly("DENIED", "OPEN");
    }

    @Test
    void a_hospital_does_not_settle_the_number_of_messages_of_another_hospital() {
        planned(message("A01", 1));
        planned(mergeFromOdense(one, 2));

        assertThat(said(one)).isEmpty();
        assertThat(asked()).containsExactly("auh OPEN");

        planned(merge(one, 3));
        assertThat(said(one)).containsExactly("ADMITTED");
    }

    @Test
    void a_number_that_another_hospital_merged_before_the_first_message_waits_for_a_human() {
        planned(mergeFromOdense(one, 1));
        planned(message("A01", 2), message("A21", 3));

        assertThat(said(one)).isEmpty();
        assertThat(asked()).containsExactly("auh OPEN");
        assertThat(waiting()).isEqualTo(2);

        planned(merge(one, 4));
        assertThat(said(one)).containsExactly("ADMITTED", "LEAVE_STARTED");
    }

    @Test
    void a_number_that_a_hospital_merged_before_its_first_message_is_the_citizens_for_all() {
        planned(mergeFromOdense(one, 1));
        planned(messageFromOdense("A01", 2));
        planned(message("A08", 3));

        assertThat(said(one)).contains("ADMITTED", "DETAILS_CHANGED");
        assertThat(asked()).containsExactly("odense REASON_GONE");
    }

    @Test
    void the_first_message_of_a_batch_decides_whether_a_number_that_was_merged_before_waits() {
        planned(mergeFromOdense(one, 1));
        planned(messageFromOdense("A01", 2), message("A08", 3));

        assertThat(said(one)).containsExactly("ADMITTED", "DETAILS_CHANGED");
        assertThat(asked()).containsExactly("odense REASON_GONE");
    }

    @Test
    void all_messages_of_a_batch_wait_if_another_hospital_than_the_one_that_merged_sent_the_first() {
        planned(mergeFromOdense(one, 1));
        planned(message("A01", 2), messageFromOdense("A01", 3));

        assertThat(said(one)).isEmpty();
        assertThat(waiting()).isEqualTo(2);
        assertThat(asked()).containsExactly("auh OPEN");
    }

    @Test
    void a_hospital_without_messages_takes_nothing_back_and_a_human_of_the_other_hospital_is_asked() {
        planned(message("A01", 1), merge(one, 2));
        planned(mergeFromOdense(other, 3));

        assertThat(said(one)).containsExactly("ADMITTED");
        assertThat(asked()).containsExactly("auh REASON_GONE", "auh OPEN");

        planned(mergeFromOdense(other, 4), message("A21", 5));
        assertThat(said(one)).containsExactly("ADMITTED", "LEAVE_STARTED");
        assertThat(asked()).as("asked once").hasSize(2);
    }

    @Test
    void a_human_who_is_asked_about_a_known_number_can_confirm_it_name_another_citizen_or_reject_it() {
        planned(message("A01", 1), merge(one, 2), mergeFromOdense(other, 3));

        match(one);
        assertThat(said(one)).containsExactly("ADMITTED");
        match(other);
        assertThat(said(one)).isEmpty();
        assertThat(said(other)).containsExactly("ADMITTED");
        transactions.executeWithoutResult(transaction -> replacements.reject(known()));
        assertThat(said(other)).isEmpty();
    }

    @Test
    void a_message_of_a_number_that_the_hospital_puts_in_doubt_says_that_it_waits_again() {
        planned(message("A01", 1), merge(one, 2));
        planned(merge(other, 3));

        assertThat(steps()).singleElement().asString().contains("waits again, because the hospital named another citizen on occasion ");
    }

    @Test
    void a_message_that_cannot_be_read_when_it_is_matched_is_a_work_item_and_one_that_was_deleted_says_so() {
        planned(message("A01", 1), message("A03", 2), message("A21", 3));
        byte[] unreadable = arrivals.onQueue(arrivals.of(adt("A03", one, 2).from("EPJ", "REMOVED"), one));
        waiting("sealed_message = :message", unreadable, 2);
        waiting("sealed_message = null", unreadable, 3);

        match(one);

        assertThat(said(one)).containsExactly("ADMITTED");
        assertThat(outcomes()).containsExactly("WORK_ITEM", "WORK_ITEM", "NOBODY_CONCERNED");
        assertThat(store.database().jdbc().sql("select kind from work_item where occasion_id in (" + OCCASIONS + ") order by kind")
            .param("key", key()).query(String.class).list()).containsExactly("REPLACEMENT_CPR", "UNREADABLE");
    }

    @Test
    void what_a_human_rejects_is_told_to_nobody_and_asks_nobody_again() {
        planned(message("A01", 1));
        transactions.executeWithoutResult(transaction -> replacements.reject(known()));
        planned(message("A03", 2));

        assertThat(workItems()).containsExactly("OPEN");
        assertThat(waiting()).isEqualTo(2);
    }

    private void match(TestPerson citizen) {
        transactions.executeWithoutResult(transaction -> replacements.match(known(), new Cpr(citizen.cpr())));
    }

    private void close() {
        store.database().jdbc().sql("update work_item set state = 'DENIED' where id = :id")
            .param("id", transactions.execute(transaction -> known().workItem().orElseThrow())).update();
    }

    private void takeBack() {
        transactions.executeWithoutResult(transaction -> replacements.takeBack(known(), new HospitalId("auh")));
    }

    private ReplacementNumbers.Known known() {
        return numbers.locked(Set.of(number)).get(number);
    }

    private void planned(byte[]... batch) {
        assertThat(route.run(Arrays.asList(batch)).getException()).isNull();
    }

    private byte[] message(String trigger, int minute) {
        return arrivals.onQueue(arrivals.of(adt(trigger, one, minute).with("PID-3", identifier()), one));
    }

    private byte[] merge(TestPerson citizen, int minute) {
        return arrivals.onQueue(arrivals.of(adt("A40", citizen, minute).with("MRG-1", identifier()), citizen));
    }

    private byte[] mergeFromOdense(TestPerson citizen, int minute) {
        return fromOdense(adt("A40", citizen, minute).with("MRG-1", identifier()), citizen);
    }

    private byte[] messageFromOdense(String trigger, int minute) {
        return fromOdense(adt(trigger, one, minute).at("PAO1", "1", "1", "ODENSE").with("PID-3", identifier()), one);
    }

    private byte[] fromOdense(AdtMessage message, TestPerson citizen) {
        Arrival sent = arrivals.of(message.from("COSMIC", "ODENSE"), citizen);
        return arrivals.onQueue(new Arrival(sent.kind(), "odense", "COSMIC|ODENSE", sent.controlId(), sent.charset(), sent.receivedAt(),
            sent.reference(), sent.group(), sent.raw()));
    }

    private static AdtMessage adt(String trigger, TestPerson citizen, int minute) {
        return HospitalMessages.adt(trigger, citizen, minute, UUID.randomUUID().toString().substring(0, 18));
    }

    private String identifier() {
        return number.value() + "^^^&" + ISSUER + "&ISO";
    }

    private List<String> said(TestPerson citizen) {
        return store.database().jdbc().sql("select type from stay_event where citizen_key = :citizen order by occurred_at")
            .param("citizen", arrivals.key(citizen)).query(String.class).list();
    }

    /** Changes the message that came as the given one under the number. */
    private void waiting(String change, byte[] message, int place) {
        store.database().jdbc().sql("update replacement_message set " + change
            + " where seq = (select seq from replacement_message where number_key = :key order by seq limit 1 offset :before)")
            .param("message", message).param("key", key()).param("before", place - 1).update();
    }

    private List<String> outcomes() {
        return store.database().jdbc()
            .sql("select p.outcome from plan p join replacement_message m using (occasion_id) where m.number_key = :key"
                + " order by m.seq")
            .param("key", key()).query(String.class).list();
    }

    /** Why the messages under the number have no plan of their own. */
    private List<String> steps() {
        SealedJson sealed = new SealedJson(store.keys());
        return transactions.execute(transaction -> numbers.messages(known())).stream().map(ReplacementNumbers.Message::occasion)
            .flatMap(occasion -> sealed.open(store.database().jdbc().sql("select sealed_steps from plan where occasion_id = :occasion")
                .param("occasion", occasion.value()).query(byte[].class).single(), PlanSteps.class, Plans.context(occasion)).plan()
                .stream())
            .toList();
    }

    private String key() {
        return transactions.execute(transaction -> known().key());
    }

    private int waiting() {
        return transactions.execute(transaction -> numbers.messages(known()).size());
    }

    /** The hospitals that the work items about the number ask, and the state of each. */
    private List<String> asked() {
        return store.database().jdbc().sql("select hospital || ' ' || state from work_item where item_key = :key order by seq")
            .param("key", "REPLACEMENT_CPR/" + key()).query(String.class).list();
    }

    private List<String> workItems() {
        return store.database().jdbc().sql("select state from work_item where item_key = :key order by seq")
            .param("key", "REPLACEMENT_CPR/" + key()).query(String.class).list();
    }
}
