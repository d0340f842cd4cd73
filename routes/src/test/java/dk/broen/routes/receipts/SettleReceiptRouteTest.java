package dk.broen.routes.receipts;

import static dk.broen.routes.staging.WatchedTransaction.State.ROLLED_BACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.spy;

import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.Receipt;
import dk.broen.domain.notification.Receipt.Meaning;
import dk.broen.domain.terms.NotificationId;
import dk.broen.routes.delivery.SettleReceipt.Became;
import dk.broen.routes.planning.AHub;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import dk.broen.routes.staging.Store;
import dk.broen.routes.staging.WatchedTransaction;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class SettleReceiptRouteTest {
    private static final String SET = "update notification set state = '%s', state_reason = null, attempts = 1, last_attempt_at = due_at, "
        + "settled_at = due_at, gateway_id = %s, lease_until = clock_timestamp() + make_interval(mins => :lease) where id = :id";
    private AdvisedRoute route;
    private Store store;
    private AHub hub;
    private NotificationId notice;
    private String gatewayId;

    @BeforeEach
    void an_sms_was_sent(@Autowired AdvisedRoutes routes, Store shared) throws Exception {
        route = routes.get("settle-receipt");
        store = shared;
        hub = new AHub(store);
        hub.admitted();
        notice = hub.notice("SMS");
        gatewayId = "gw-" + UUID.randomUUID();
        stands("SENT", "'" + gatewayId + "'");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void what_follows_from_a_receipt_is_stored_inside_the_transaction() {
        assertThat(route.steps()).isEqualTo("""
            receipt-transaction
              find-sms
              settle-sms-receipt
            """);
        assertThat(route.handlers()).isEmpty();
    }

    @Test
    void an_sms_is_found_by_its_reference_or_by_what_the_gateway_calls_it() {
        assertThat(became(new GatewayReceipt(Optional.empty(), Optional.of(gatewayId), receipt(Meaning.DELIVERED, "DELIVRD"))))
            .isEqualTo(Became.RECORDED);
        assertThat(became(new GatewayReceipt(Optional.of(notice), Optional.empty(), receipt(Meaning.FAILED, "UNDELIV"))))
            .as("after it arrived").isEqualTo(Became.RECORDED);

        assertThat(hub.row(notice).state()).isEqualTo("SENT");
    }

    @Test
    void an_sms_that_failed_is_given_up() {
        became(new GatewayReceipt(Optional.of(notice), Optional.empty(), receipt(Meaning.FAILED, "UNDELIV")));

        assertThat(hub.row(notice)).extracting(AHub.Row::state, AHub.Row::reason).containsExactly("GIVEN_UP", "SMS_UNDELIVERED_UNDELIV");
    }

    @Test
    void an_id_that_is_not_known_yet_is_said_again_while_an_sms_is_being_sent_and_else_nothing_follows() {
        GatewayReceipt unknown =
            new GatewayReceipt(Optional.empty(), Optional.of("gw-" + UUID.randomUUID()), receipt(Meaning.DELIVERED, "DELIVRD"));
        store.database().jdbc().sql("update notification set state = 'DROPPED' where channel = 'SMS' and state = 'SENDING'").update();
        assertThat(became(unknown)).isEqualTo(Became.NOTHING_NEW);

        stands("SENDING", "null");
        assertThat(became(unknown)).isEqualTo(Became.LATER);
        assertThat(became(new GatewayReceipt(Optional.of(new NotificationId(UUID.randomUUID())), Optional.empty(),
            receipt(Meaning.DELIVERED, "DELIVRD")))).as("a reference that the hub never drew").isEqualTo(Became.NOTHING_NEW);
        stands("SENDING", "null", -1);
        assertThat(became(unknown)).as("an attempt that nobody makes any more").isEqualTo(Became.NOTHING_NEW);
        stands("SENT", "null");
    }

    @Test
    void what_is_stored_between_the_question_and_the_search_is_not_lost() {
        stands("SENDING", "null");
        Outbox outbox = spy(hub.outbox());
        doAnswer(call -> {
            boolean sending = (boolean) call.callRealMethod();
            stands("SENT", "'" + gatewayId + "'");
            return sending;
        }).when(outbox).isSending(Channel.SMS);

        FoundSms found =
            new FindSms(outbox).find(new GatewayReceipt(Optional.empty(), Optional.of(gatewayId), receipt(Meaning.FAILED, "UNDELIV")));

        assertThat(found.notice()).isPresent();
    }

    @Test
    void nothing_is_stored_if_a_step_fails() {
        WatchedTransaction transaction = new WatchedTransaction();
        route.fails("settle-sms-receipt", transaction, Fault.databaseAway());

        Exchange failed = route.run(new GatewayReceipt(Optional.of(notice), Optional.empty(), receipt(Meaning.FAILED, "UNDELIV")));

        assertThat(failed.getException()).isNotNull();
        assertThat(transaction.state()).isEqualTo(ROLLED_BACK);
        assertThat(hub.row(notice).state()).isEqualTo("SENT");
    }

    private Became became(GatewayReceipt said) {
        Exchange settled = route.run(said);
        assertThat(settled.getException()).isNull();
        return settled.getMessage().getBody(Became.class);
    }

    private static Receipt receipt(Meaning meaning, String status) {
        return new Receipt(meaning, Receipt.Proof.SMPP_RECEIPT, status, Instant.parse("2026-11-21T21:00:00Z"));
    }

    private void stands(String state, String gateway) {
        stands(state, gateway, 5);
    }

    private void stands(String state, String gateway, int lease) {
        store.database().jdbc().sql(SET.formatted(state, gateway)).param("lease", lease).param("id", notice.value()).update();
    }
}
