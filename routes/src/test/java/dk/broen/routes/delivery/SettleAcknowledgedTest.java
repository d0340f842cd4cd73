package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.ADelivery.PAUSE;
import static dk.broen.routes.planning.AHub.SATURDAY_NIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.StayReports;
import dk.broen.domain.terms.NotificationId;
import dk.broen.mappings.medcom.outgoing.ReceivedAcknowledgement.Code;
import dk.broen.routes.planning.AHub;
import dk.broen.routes.staging.Store;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What changes between the look-up of an acknowledged notice and its settlement. The channel of the notice does not matter. */
@ExtendWith(Store.Shared.class)
class SettleAcknowledgedTest {
    private Store store;
    private ADelivery delivery;
    private AHub hub;
    private NotificationId notice;

    @BeforeEach
    void one_attempt_failed(Store shared) throws Exception {
        store = shared;
        delivery = new ADelivery(store);
        hub = delivery.hub();
        hub.admitted();
        notice = hub.notice("SMS");
        delivery.gateway(sms -> sms.setException(new SocketTimeoutException("no answer")));
        delivery.deliver(Channel.SMS);
    }

    @AfterEach
    void stop() {
        delivery.close();
    }

    @Test
    void a_notice_that_was_given_up_meanwhile_has_arrived_and_its_work_item_is_closed() {
        Outbox.Left found = left();
        givenUp();

        settle(found, Code.OK);

        assertThat(hub.row(notice).state()).isEqualTo("SENT");
        assertThat(undelivered()).isEqualTo(WorkItem.State.DONE);
    }

    @Test
    void a_notice_that_was_sent_again_meanwhile_is_refused() {
        givenUp();
        Outbox.Left found = left();
        new Resend(hub.outbox(), hub.workItems(), store.database().transactions(), hub.wake(), hub.clock())
            .resend(hub.reference(notice), "an operator", "the receiver works again");

        settle(found, Code.FATAL_ERROR);

        assertThat(hub.row(notice)).extracting(AHub.Row::state, AHub.Row::reason).containsExactly("GIVEN_UP", StayReports.REFUSED);
        assertThat(undelivered()).isEqualTo(WorkItem.State.OPEN);
    }

    @Test
    void a_notice_that_arrives_although_it_was_refused_while_it_was_sent_leaves_no_work_item() {
        hub.clock().moveTo(SATURDAY_NIGHT.plus(PAUSE));
        delivery.gateway(sms -> settle(left(), Code.FATAL_ERROR));
        delivery.deliver(Channel.SMS);

        assertThat(hub.row(notice).state()).isEqualTo("SENT");
        assertThat(undelivered()).isEqualTo(WorkItem.State.DONE);
    }

    private void givenUp() {
        hub.clock().moveTo(SATURDAY_NIGHT.plus(PAUSE));
        delivery.deliver(Channel.SMS);
        assertThat(undelivered()).isEqualTo(WorkItem.State.OPEN);
    }

    private Outbox.Left left() {
        return store.database().transactions().execute(transaction -> hub.outbox().lockedLeft(notice)).orElseThrow();
    }

    private void settle(Outbox.Left found, Code code) {
        SettleAcknowledged settle = new SettleAcknowledged(hub.identities(), hub.outbox(), delivery.settle());
        store.database().transactions().executeWithoutResult(transaction -> settle.settle(new Acknowledged(found, code)));
    }

    private WorkItem.State undelivered() {
        return hub.workItems().of(hub.citizen()).get(WorkItem.Kind.UNDELIVERED + "/" + notice);
    }
}
