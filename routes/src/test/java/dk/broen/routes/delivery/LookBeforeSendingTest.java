package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.ADelivery.PAUSE;
import static dk.broen.routes.planning.AHub.SATURDAY_NIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.adapters.occasions.OpenedOccasion;
import dk.broen.adapters.queue.PipelinedSender.Answer;
import dk.broen.adapters.queue.QueueMessage;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.NotificationId;
import dk.broen.routes.planning.AHub;
import dk.broen.routes.staging.Store;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tests with a real store what the look at the moment of sending decides, and what is committed when. */
@ExtendWith(Store.Shared.class)
class LookBeforeSendingTest {
    private Store store;
    private ADelivery delivery;
    private AHub hub;

    @BeforeEach
    void start(Store shared) throws Exception {
        store = shared;
        delivery = new ADelivery(store);
        hub = delivery.hub();
        hub.admitted();
    }

    @AfterEach
    void stop() {
        delivery.close();
    }

    @Test
    void the_attempt_is_committed_before_the_notice_leaves_and_no_transaction_is_open_then() {
        NotificationId notice = hub.notice("QUEUE");
        List<AHub.Row> whenItLeft = new ArrayList<>();
        delivery.brokerAnswers(message -> {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
            if (message.id().equals(notice.value())) {
                whenItLeft.add(hub.row(notice));
            }
            return new Answer.Stored();
        });

        delivery.deliver(Channel.QUEUE);

        assertThat(whenItLeft).containsExactly(new AHub.Row("SENDING", "", 1, true, SATURDAY_NIGHT));
        assertThat(hub.row(notice).state()).isEqualTo("SENT");
        assertThat(hub.occasionsWithAPlan()).containsExactly("SAID NOTIFIED");
    }

    @Test
    void a_repeated_attempt_says_what_the_first_one_said() {
        NotificationId notice = hub.notice("QUEUE");
        List<String> said = new ArrayList<>();
        delivery.brokerAnswers(message -> {
            if (message.id().equals(notice.value())) {
                said.add(ADelivery.text(message));
            }
            return said.size() == 1 ? new Answer.NotStored("JMSException") : new Answer.Stored();
        });

        delivery.deliver(Channel.QUEUE);

        assertThat(hub.row(notice)).isEqualTo(new AHub.Row("WAITING", "JMSException", 1, true, SATURDAY_NIGHT.plus(PAUSE)));
        hub.clock().moveTo(SATURDAY_NIGHT.plus(PAUSE));
        hub.coordinatorIsAppointed();
        delivery.deliver(Channel.QUEUE);

        assertThat(said).hasSize(2);
        assertThat(said.get(1)).isEqualTo(said.get(0));
        assertThat(hub.row(notice).attempts()).isEqualTo(2);
    }

    @Test
    void a_stay_keeps_its_subject_when_two_of_its_numbers_turn_out_to_be_one() {
        delivery.deliver(Channel.QUEUE);
        List<String> admitted = subjects();
        hub.clock().moveTo(SATURDAY_NIGHT.plusSeconds(3600));
        hub.dischargedUnderAnotherNumber();
        delivery.deliver(Channel.QUEUE);

        assertThat(admitted).isNotEmpty().doesNotContain("");
        assertThat(subjects()).hasSizeGreaterThan(admitted.size()).isSubsetOf(admitted);
    }

    /** Of all notices so far: each unit has a subject of its own for the stay. */
    private List<String> subjects() {
        return delivery.texts().stream().filter(text -> text.startsWith("{")).map(LookBeforeSendingTest::subject).toList();
    }

    private static String subject(String event) {
        try {
            return new ObjectMapper().readTree(event).path("subject").asText();
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void a_notice_that_the_plan_withdraws_at_the_moment_of_sending_is_dropped_and_the_plan_is_kept() {
        NotificationId notice = hub.notice("QUEUE");
        hub.clock().moveTo(SATURDAY_NIGHT.plusSeconds(60));
        hub.consentIsGone();

        delivery.deliver(Channel.QUEUE);

        assertThat(hub.row(notice)).isEqualTo(new AHub.Row("DROPPED", "CONSENT_MISSING", 0, false, SATURDAY_NIGHT));
        assertThat(hub.row(hub.notice("SMS")).state()).isEqualTo("DROPPED");
        assertThat(hub.occasionsWithAPlan()).containsExactly("SAID NOTIFIED", "DUE WITHHELD");
        assertThat(delivery.texts()).isEmpty();
    }

    @Test
    void the_work_item_of_a_failed_look_is_closed_when_a_look_lets_the_notice_leave() {
        NotificationId notice = hub.notice("QUEUE");
        OpenedOccasion silent = hub.received(EventType.DETAILS_CHANGED, EventNature.ORIGINAL, SATURDAY_NIGHT.minusSeconds(1800));
        WorkItem failed = WorkItem.about(WorkItem.Kind.LOOK_FAILED, notice, "the look failed");
        hub.workItems().open(silent.id(), Optional.of(hub.citizen()), failed, SATURDAY_NIGHT);

        delivery.deliver(Channel.QUEUE);

        assertThat(hub.row(notice).state()).isEqualTo("SENT");
        assertThat(hub.workItems().of(hub.citizen())).containsEntry(failed.key(), WorkItem.State.REASON_GONE);
    }

    @Test
    void a_cancellation_names_the_reference_of_the_notice_that_it_takes_back() {
        delivery.deliver(Channel.QUEUE);
        hub.clock().moveTo(SATURDAY_NIGHT.plusSeconds(60));
        hub.received(EventType.ADMITTED, EventNature.CANCELLATION, SATURDAY_NIGHT.minusSeconds(3600));
        hub.look();
        delivery.deliver(Channel.QUEUE);

        List<String> bodies = delivery.texts().stream().filter(text -> !text.equals("the answer")).toList();
        assertThat(bodies).hasSize(2);
        assertThat(text(bodies.get(0), "/data/corrects")).isEmpty();
        assertThat(text(bodies.get(1), "/data/corrects")).isEqualTo(text(bodies.get(0), "/data/reference")).isNotEmpty();
        assertThat(text(bodies.get(0), "/correlates")).isEmpty();
        assertThat(text(bodies.get(1), "/correlates")).isEqualTo(text(bodies.get(0), "/id")).isNotEmpty();
        assertThat(text(bodies.get(1), "/data/takesBack/0/notice")).isEqualTo(text(bodies.get(0), "/id"));
        assertThat(text(bodies.get(1), "/data/takesBack/0/matter")).isEqualTo(text(bodies.get(0), "/data/says/0/matter")).hasSize(22);
        assertThat(text(bodies.get(1), "/subject")).isEqualTo(text(bodies.get(0), "/subject"))
            .isEqualTo(text(bodies.get(0), "/data/says/0/stay")).hasSize(22);
    }

    @Test
    void a_notice_of_a_stay_whose_cancellation_has_just_arrived_does_not_leave() {
        NotificationId notice = hub.notice("QUEUE");
        hub.clock().moveTo(SATURDAY_NIGHT.plusSeconds(60));
        hub.received(EventType.ADMITTED, EventNature.CANCELLATION, SATURDAY_NIGHT.minusSeconds(3600));

        delivery.deliver(Channel.QUEUE);

        assertThat(hub.row(notice).state()).isEqualTo("DROPPED");
        assertThat(hub.row(notice).attempts()).isZero();
        assertThat(delivery.texts()).isEmpty();
    }

    @Test
    void a_notice_waits_half_a_minute_for_a_register_that_is_down() {
        NotificationId notice = hub.notice("QUEUE");
        Instant again = SATURDAY_NIGHT.plusSeconds(30);
        hub.registerIsDown();

        delivery.deliver(Channel.QUEUE);

        assertThat(hub.row(notice)).isEqualTo(new AHub.Row("WAITING", "", 0, false, again));
        assertThat(hub.occasionsWithAPlan()).containsExactly("SAID NOTIFIED", "DUE HELD");
        assertThat(delivery.texts()).isEmpty();
    }

    @Test
    void the_sms_beside_a_notice_that_left_waits_too_for_a_register_that_is_down() throws Exception {
        NotificationId pointer = hub.notice("SMS");
        delivery.deliver(Channel.QUEUE);
        hub.registerIsDown();
        delivery.sms().expectedMessageCount(1);
        delivery.deliver(Channel.SMS);
        assertThat(hub.row(pointer).nextAttempt()).isEqualTo(SATURDAY_NIGHT.plusSeconds(30));
        hub.registerIsBack();
        hub.clock().moveTo(SATURDAY_NIGHT.plusSeconds(30));

        delivery.deliver(Channel.SMS);

        assertThat(hub.row(pointer).state()).isEqualTo("SENT");
        delivery.sms().assertIsSatisfied();
    }

    @Test
    void an_answer_to_a_ward_waits_for_the_consent_register() {
        hub.registerIsDown();

        delivery.deliver(Channel.QUEUE);

        assertThat(hub.row(hub.wardAnswer())).isEqualTo(new AHub.Row("WAITING", "", 0, false, SATURDAY_NIGHT.plusSeconds(30)));
        hub.registerIsBack();
        hub.clock().moveTo(SATURDAY_NIGHT.plusSeconds(30));
        delivery.deliver(Channel.QUEUE);
        assertThat(hub.row(hub.wardAnswer()).state()).isEqualTo("SENT");
    }

    @Test
    void an_answer_to_a_ward_that_is_not_right_any_more_is_dropped_and_the_right_one_follows() {
        NotificationId named = hub.wardAnswer();
        hub.clock().moveTo(SATURDAY_NIGHT.plusSeconds(60));
        hub.consentIsGone();

        delivery.deliver(Channel.QUEUE);

        assertThat(hub.row(named)).isEqualTo(new AHub.Row("DROPPED", "REPLACED", 0, false, SATURDAY_NIGHT));
        assertThat(delivery.texts()).as("nothing left").isEmpty();
        assertThat(hub.wardAnswer()).isNotEqualTo(named);
        delivery.deliver(Channel.QUEUE);
        assertThat(hub.row(hub.wardAnswer()).state()).isEqualTo("SENT");
        assertThat(delivery.texts()).containsExactly("the answer");
    }

    @Test
    void an_answer_to_a_ward_leaves_no_more_when_the_citizen_has_died() {
        hub.clock().moveTo(SATURDAY_NIGHT.plusSeconds(60));
        hub.received(EventType.DECEASED, EventNature.ORIGINAL, SATURDAY_NIGHT.plusSeconds(30));

        delivery.deliver(Channel.QUEUE);

        assertThat(hub.row(hub.wardAnswer()).state()).isEqualTo("DROPPED");
        assertThat(delivery.texts()).doesNotContain("the answer");
    }

    @ParameterizedTest
    @CsvSource({"unit,a-unit-of-tomorrow", "municipality,9999"})
    void a_notice_to_whom_this_hub_does_not_know_yet_waits_and_leaves_when_it_is_known(String column, String unknown) {
        NotificationId notice = hub.notice("QUEUE");
        String known = readdressed(notice, column, unknown);

        delivery.deliver(Channel.QUEUE);

        assertThat(hub.row(notice)).isEqualTo(new AHub.Row("WAITING", "", 0, false, SATURDAY_NIGHT.plusSeconds(30)));
        assertThat(hub.occasionsWithAPlan()).containsExactly("SAID NOTIFIED");
        assertThat(hub.workItems().of(hub.citizen())).containsValue(WorkItem.State.OPEN);
        readdressed(notice, column, known);
        hub.clock().moveTo(SATURDAY_NIGHT.plusSeconds(30));
        delivery.deliver(Channel.QUEUE);
        assertThat(hub.row(notice).state()).isEqualTo("SENT");
    }

    @Test
    void a_notice_that_cannot_be_opened_waits_with_a_work_item_and_so_does_the_answer_to_the_ward() {
        NotificationId notice = hub.notice("QUEUE");
        damaged("notification", "sealed_contact", "id", notice.value());

        delivery.deliver(Channel.QUEUE);

        assertThat(hub.row(notice)).isEqualTo(new AHub.Row("WAITING", "", 0, false, SATURDAY_NIGHT.plusSeconds(30)));
        assertThat(hub.workItems().of(hub.citizen())).containsEntry("LOOK_FAILED/" + notice, WorkItem.State.OPEN);
        assertThat(delivery.texts()).isEmpty();
    }

    @Test
    void notices_of_a_citizen_whose_number_cannot_be_opened_wait_with_work_items_and_leave_when_it_can() {
        byte[] whole = damaged("citizen", "sealed_cpr", "citizen_key", hub.citizens().keyOf(hub.citizen()));

        delivery.deliver(Channel.QUEUE);

        assertThat(hub.row(hub.notice("QUEUE")).nextAttempt()).isEqualTo(SATURDAY_NIGHT.plusSeconds(30));
        assertThat(hub.row(hub.wardAnswer()).nextAttempt()).isEqualTo(SATURDAY_NIGHT.plusSeconds(30));
        assertThat(hub.workItems().of(hub.citizen())).containsEntry("LOOK_FAILED/" + hub.notice("QUEUE"), WorkItem.State.OPEN);
        store.database().jdbc().sql("update citizen set sealed_cpr = :whole where citizen_key = :key").param("whole", whole)
            .param("key", hub.citizens().keyOf(hub.citizen())).update();
        hub.clock().moveTo(SATURDAY_NIGHT.plusSeconds(30));
        delivery.deliver(Channel.QUEUE);
        assertThat(hub.row(hub.notice("QUEUE")).state()).isEqualTo("SENT");
    }

    @Test
    void a_notice_that_leaves_although_a_plan_withdrew_it_makes_the_hub_look_again() {
        NotificationId notice = hub.notice("QUEUE");
        delivery.brokerAnswers(message -> withdrawnWhileItLeaves(notice, message));

        delivery.deliver(Channel.QUEUE);

        assertThat(hub.row(notice).state()).isEqualTo("SENT");
        verify(delivery.unexpected()).report(any());
    }

    @Test
    void a_queue_notice_that_becomes_untrue_while_it_leaves_counts_as_heard_and_is_taken_back_once() {
        NotificationId notice = hub.notice("QUEUE");
        delivery.brokerAnswers(message -> {
            if (message.id().equals(notice.value())) {
                hub.clock().moveTo(SATURDAY_NIGHT.plusSeconds(60));
                hub.received(EventType.ADMITTED, EventNature.CANCELLATION, SATURDAY_NIGHT.minusSeconds(3600));
                hub.look();
            }
            return new Answer.Stored();
        });

        delivery.deliver(Channel.QUEUE);
        hub.look();
        delivery.deliver(Channel.QUEUE);
        hub.look();
        delivery.deliver(Channel.QUEUE);

        assertThat(hub.row(notice).state()).isEqualTo("SENT");
        List<String> bodies = delivery.texts().stream().filter(text -> !text.equals("the answer")).toList();
        assertThat(bodies).hasSize(2);
        assertThat(text(bodies.get(1), "/data/corrects")).isEqualTo(text(bodies.get(0), "/data/reference")).isNotEmpty();
    }

    @Test
    void the_outcome_is_committed_together_with_the_look_that_follows_from_it_and_is_tried_until_it_is() {
        NotificationId notice = hub.notice("QUEUE");
        List<String> beforeTheSecondTry = new ArrayList<>();
        delivery.brokerAnswers(message -> withdrawnWhileItLeaves(notice, message));
        doThrow(new DataAccessResourceFailureException("the database is away", new SQLException("away", "53100"))).doAnswer(call -> {
            beforeTheSecondTry.add(CompletableFuture.supplyAsync(() -> hub.row(notice).state()).join());
            return call.callRealMethod();
        }).when(delivery.unexpected()).report(any());

        delivery.deliver(Channel.QUEUE);

        assertThat(beforeTheSecondTry).containsExactly("DROPPED");
        assertThat(hub.row(notice).state()).isEqualTo("SENT");
        assertThat(delivery.texts()).as("nothing is sent again").hasSize(2);
    }

    private static String text(String json, String field) {
        try {
            return new ObjectMapper().readTree(json).at(field).asText();
        } catch (JsonProcessingException noDocument) {
            throw new AssertionError(noDocument);
        }
    }

    private Answer withdrawnWhileItLeaves(NotificationId notice, QueueMessage message) {
        if (message.id().equals(notice.value())) {
            hub.consentIsGone();
            hub.look();
        }
        return new Answer.Stored();
    }

    /** @return what the column contained before */
    private byte[] damaged(String table, String column, String key, Object of) {
        byte[] before = store.database().jdbc().sql("select " + column + " from " + table + " where " + key + " = :of").param("of", of)
            .query(byte[].class).single();
        store.database().jdbc().sql("update " + table + " set " + column + " = '\\x00' where " + key + " = :of").param("of", of).update();
        return before;
    }

    /** @return what the column contained before */
    private String readdressed(NotificationId notice, String column, String to) {
        String before = store.database().jdbc().sql("select " + column + " from notification where id = :id").param("id", notice.value())
            .query(String.class).single();
        store.database().jdbc().sql("update notification set " + column + " = :to where id = :id").param("to", to)
            .param("id", notice.value()).update();
        return before;
    }
}
