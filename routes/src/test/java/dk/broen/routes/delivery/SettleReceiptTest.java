package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.ADelivery.PAUSE;
import static dk.broen.routes.planning.AHub.SATURDAY_NIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.outbox.Outbox;
import dk.broen.adapters.outbox.Receipts;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.Receipt;
import dk.broen.domain.notification.Receipt.Meaning;
import dk.broen.domain.terms.NotificationId;
import dk.broen.routes.delivery.SettleReceipt.Became;
import dk.broen.routes.planning.AHub;
import dk.broen.routes.staging.Store;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What follows from a delivery report of an SMS, in each state of the SMS. */
@ExtendWith(Store.Shared.class)
class SettleReceiptTest {
    private Store store;
    private ADelivery delivery;
    private AHub hub;
    private NotificationId notice;

    @BeforeEach
    void admitted(Store shared) throws Exception {
        store = shared;
        delivery = new ADelivery(store);
        hub = delivery.hub();
        hub.admitted();
        notice = hub.notice("SMS");
    }

    @AfterEach
    void stop() {
        delivery.close();
    }

    @Test
    void what_arrived_is_recorded_once_and_a_late_failure_changes_nothing() {
        sent(id(1));

        assertThat(said(Meaning.DELIVERED, "DELIVERED", id(1))).isEqualTo(Became.RECORDED);
        assertThat(said(Meaning.DELIVERED, "DELIVERED", id(1))).isEqualTo(Became.NOTHING_NEW);
        assertThat(said(Meaning.FAILED, "EXPIRED", id(1))).as("late").isEqualTo(Became.RECORDED);

        assertThat(hub.row(notice).state()).isEqualTo("SENT");
        assertThat(undelivered()).isNull();
        assertThat(receipts()).containsExactly("DELIVERED DELIVERED", "FAILED EXPIRED");
    }

    @Test
    void what_failed_is_given_up_once_with_a_work_item_which_a_late_arrival_closes() {
        sent(id(1));

        assertThat(said(Meaning.FAILED, "UNDELIVERABLE", id(1))).isEqualTo(Became.RECORDED);
        assertThat(said(Meaning.FAILED, "UNDELIVERABLE", id(1))).isEqualTo(Became.NOTHING_NEW);
        assertThat(undelivered()).isEqualTo(WorkItem.State.OPEN);
        assertThat(said(Meaning.DELIVERED, "DELIVERED", id(1))).as("late").isEqualTo(Became.RECORDED);

        assertThat(hub.row(notice)).extracting(AHub.Row::state, AHub.Row::reason)
            .containsExactly("GIVEN_UP", "SMS_ARRIVED_LATE");
        assertThat(undelivered()).isEqualTo(WorkItem.State.DONE);
        assertThat(receipts()).containsExactly("FAILED UNDELIVERABLE", "DELIVERED DELIVERED");
    }

    @Test
    void what_is_on_its_way_changes_nothing_and_is_not_kept() {
        sent(id(1));

        assertThat(said(Meaning.UNDERWAY, "ENROUTE", id(1))).isEqualTo(Became.NOTHING_NEW);

        assertThat(hub.row(notice).state()).isEqualTo("SENT");
        assertThat(receipts()).isEmpty();
    }

    @Test
    void an_attempt_without_an_answer_is_settled_by_its_report_and_not_repeated() {
        delivery.gateway(sms -> sms.setException(new SocketTimeoutException("no answer")));
        delivery.deliver(Channel.SMS);
        assertThat(hub.row(notice).state()).isEqualTo("WAITING");

        said(Meaning.DELIVERED, "DELIVERED", id(1));
        hub.clock().moveTo(SATURDAY_NIGHT.plus(PAUSE));
        delivery.deliver(Channel.SMS);

        assertThat(hub.row(notice).state()).isEqualTo("SENT");
        assertThat(delivery.sms().getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void a_failure_that_comes_before_the_answer_is_the_last_word() {
        delivery.gateway(sms -> {
            said(Meaning.FAILED, "REJECTED", id(1));
            sms.getMessage().setBody("{\"id\": \"" + id(1) + "\"}");
        });
        delivery.deliver(Channel.SMS);

        assertThat(hub.row(notice)).extracting(AHub.Row::state, AHub.Row::reason)
            .containsExactly("GIVEN_UP", "SMS_UNDELIVERED_REJECTED");
    }

    @Test
    void the_failure_of_an_earlier_attempt_changes_nothing_and_during_an_attempt_it_must_be_said_again() {
        sent(id(1));
        said(Meaning.FAILED, "EXPIRED", id(1));
        new Resend(hub.outbox(), hub.workItems(), store.database().transactions(), hub.wake(), hub.clock())
            .resend(hub.reference(notice), "an operator", "the phone is charged");
        assertThat(said(Meaning.FAILED, "UNDELIVERABLE", id(1))).as("before it leaves again").isEqualTo(Became.RECORDED);
        assertThat(hub.row(notice).state()).isEqualTo("WAITING");
        delivery.gateway(sms -> {
            assertThat(said(Meaning.FAILED, "EXPIRED", id(1))).isEqualTo(Became.LATER);
            sms.getMessage().setBody("{\"id\": \"" + id(2) + "\"}");
        });
        delivery.deliver(Channel.SMS);

        said(Meaning.FAILED, "EXPIRED", id(1));
        assertThat(hub.row(notice).state()).isEqualTo("SENT");
        assertThat(hub.outbox().leftAs(id(1))).isEmpty();
        assertThat(hub.outbox().leftAs(id(2))).isPresent();

        said(Meaning.FAILED, "EXPIRED", id(2));
        assertThat(hub.row(notice).state()).isEqualTo("GIVEN_UP");
    }

    @Test
    void the_arrival_of_an_earlier_attempt_proves_nothing_of_the_last_one() {
        sent(id(1));
        said(Meaning.FAILED, "EXPIRED", id(1));
        new Resend(hub.outbox(), hub.workItems(), store.database().transactions(), hub.wake(), hub.clock())
            .resend(hub.reference(notice), "an operator", "the number is corrected");
        delivery.gateway(sms -> {
            assertThat(said(Meaning.DELIVERED, "DELIVERED", id(1))).isEqualTo(Became.RECORDED);
            assertThat(hub.row(notice).state()).as("the attempt is still made").isEqualTo("SENDING");
            sms.getMessage().setBody("{\"id\": \"" + id(2) + "\"}");
        });
        delivery.deliver(Channel.SMS);

        said(Meaning.FAILED, "UNDELIVERABLE", id(2));

        assertThat(hub.row(notice)).extracting(AHub.Row::state, AHub.Row::reason)
            .containsExactly("GIVEN_UP", "SMS_UNDELIVERED_UNDELIVERABLE");
    }

    @Test
    void an_arrival_that_does_not_say_of_which_attempt_it_is_closes_no_task_of_a_corrected_number() {
        sent(id(1));
        said(Meaning.FAILED, "EXPIRED", id(1));
        new Resend(hub.outbox(), hub.workItems(), store.database().transactions(), hub.wake(), hub.clock())
            .resend(hub.reference(notice), "an operator", "the number is corrected");
        sent(id(2));
        said(Meaning.FAILED, "UNDELIVERABLE", id(2));
        assertThat(undelivered()).isEqualTo(WorkItem.State.OPEN);

        said(Meaning.DELIVERED, "DELIVERED", Optional.empty());

        assertThat(undelivered()).isEqualTo(WorkItem.State.OPEN);
        assertThat(hub.row(notice).reason()).isEqualTo("SMS_UNDELIVERED_UNDELIVERABLE");
    }

    /** What the gateway calls an attempt of this notice. */
    private String id(int attempt) {
        return notice + "-" + attempt;
    }

    private void sent(String id) {
        delivery.gateway(sms -> sms.getMessage().setBody("{\"id\": \"" + id + "\"}"));
        delivery.deliver(Channel.SMS);
        assertThat(hub.row(notice).state()).isEqualTo("SENT");
    }

    private Became said(Meaning meaning, String status, String gatewayId) {
        return said(meaning, status, Optional.of(gatewayId));
    }

    private Became said(Meaning meaning, String status, Optional<String> gatewayId) {
        SettleReceipt settle =
            new SettleReceipt(hub.identities(), hub.outbox(), new Receipts(store.database()), delivery.settle());
        Outbox.Left found = hub.outbox().left(notice, Channel.SMS).orElseThrow();
        return store.database().transactions().execute(transaction -> settle.settle(found.notice(), gatewayId,
            new Receipt(meaning, Receipt.Proof.SMS_REPORT, status, hub.clock().instant())));
    }

    private List<String> receipts() {
        return store.database().jdbc().sql("select meaning || ' ' || status from receipt where notification_id = :id order by seq")
            .param("id", notice.value()).query(String.class).list();
    }

    private WorkItem.State undelivered() {
        return hub.workItems().of(hub.citizen()).get(WorkItem.Kind.UNDELIVERED + "/" + notice);
    }
}
