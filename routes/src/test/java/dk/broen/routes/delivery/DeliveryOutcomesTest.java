package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.ADelivery.PAUSE;
import static dk.broen.routes.planning.AHub.SATURDAY_NIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;

import dk.broen.adapters.outbox.Pauses;
import dk.broen.adapters.queue.PipelinedSender.Answer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.routes.planning.AHub;
import dk.broen.routes.staging.Store;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests with a real store what becomes of a notice: sent, tried again, given up, or not attempted. */
@ExtendWith(Store.Shared.class)
class DeliveryOutcomesTest {
    private static final Pauses.Scope AARHUS = new Pauses.Scope.OfMunicipality(new MunicipalityCode("0751"));
    private ADelivery delivery;
    private AHub hub;
    private NotificationId pointer;

    @BeforeEach
    void start(Store store) throws Exception {
        delivery = new ADelivery(store);
        hub = delivery.hub();
        hub.admitted();
        pointer = hub.notice("SMS");
    }

    @AfterEach
    void stop() {
        delivery.close();
    }

    @Test
    void a_failed_attempt_is_repeated_after_the_pause() {
        gatewayFails(new SocketTimeoutException("no answer"));

        delivery.deliver(Channel.SMS);

        assertThat(hub.row(pointer))
            .isEqualTo(new AHub.Row("WAITING", "SocketTimeoutException", 1, true, SATURDAY_NIGHT.plus(PAUSE)));
    }

    @Test
    void the_last_failed_attempt_opens_a_work_item() {
        gatewayFails(http(500));
        delivery.deliver(Channel.SMS);
        hub.clock().moveTo(SATURDAY_NIGHT.plus(PAUSE));

        delivery.deliver(Channel.SMS);

        assertThat(hub.row(pointer).state()).isEqualTo("GIVEN_UP");
        assertThat(hub.row(pointer).reason()).isEqualTo("HTTP_500");
        assertThat(undelivered()).isTrue();
    }

    @Test
    void a_notice_that_is_given_up_after_a_merge_opens_its_work_item_for_the_number_in_use() {
        AtomicReference<Cpr> survivor = new AtomicReference<>();
        delivery.gateway(sms -> {
            survivor.set(hub.merged());
            sms.setException(http(400));
        });

        delivery.deliver(Channel.SMS);

        assertThat(hub.row(pointer).state()).isEqualTo("GIVEN_UP");
        assertThat(hub.workItems().of(survivor.get())).containsEntry(WorkItem.Kind.UNDELIVERED + "/" + pointer, WorkItem.State.OPEN);
        assertThat(undelivered()).as("under the retired number").isFalse();
    }

    @Test
    void a_notice_that_left_although_a_plan_withdrew_it_is_looked_at_under_the_number_in_use_after_a_merge() {
        NotificationId notice = hub.notice("QUEUE");
        AtomicReference<Cpr> survivor = new AtomicReference<>();
        delivery.brokerAnswers(message -> {
            if (message.id().equals(notice.value())) {
                hub.consentIsGone();
                hub.look();
                survivor.set(hub.merged());
            }
            return new Answer.Stored();
        });

        delivery.deliver(Channel.QUEUE);

        verify(delivery.unexpected()).report(survivor.get());
    }

    @Test
    void a_permanent_refusal_is_final_at_once() {
        gatewayFails(http(400));

        delivery.deliver(Channel.SMS);

        assertThat(hub.row(pointer).state()).isEqualTo("GIVEN_UP");
        assertThat(hub.row(pointer).reason()).isEqualTo("REFUSED_HTTP_400");
        verify(delivery.unexpected()).givenUp(argThat(due -> due.firstContent().isPresent()), eq("REFUSED_HTTP_400"), any());
        assertThat(undelivered()).isTrue();
    }

    @Test
    void a_notice_that_was_given_up_is_sent_again_when_a_named_human_says_so(Store store) {
        gatewayFails(http(400));
        delivery.deliver(Channel.SMS);
        delivery.gateway(sms -> {});
        Resend resend = new Resend(hub.outbox(), hub.workItems(), store.database().transactions(), hub.wake(), hub.clock());
        String reference = hub.reference(pointer);

        assertThat(resend.resend(reference, "an operator", "the number was corrected")).isTrue();
        assertThat(hub.row(pointer).state()).isEqualTo("WAITING");
        assertThat(resend.resend(reference, "an operator", "a second time")).as("it is not given up any more").isFalse();
        delivery.deliver(Channel.SMS);

        assertThat(hub.row(pointer).state()).isEqualTo("SENT");
        assertThat(hub.row(pointer).attempts()).isEqualTo(2);
        assertThat(hub.workItems().of(hub.citizen())).containsEntry(WorkItem.Kind.UNDELIVERED + "/" + pointer, WorkItem.State.DONE);
    }

    @Test
    void a_notice_whose_lease_runs_out_while_it_is_being_sent_is_not_sent_by_another_worker(Store store) throws Exception {
        delivery.sms().expectedMessageCount(1);
        delivery.gateway(sms -> {
            store.database().jdbc().sql("update notification set lease_until = clock_timestamp() where id = :id")
                .param("id", pointer.value()).update();
            delivery.deliver(Channel.SMS);
        });

        delivery.deliver(Channel.SMS);

        delivery.sms().assertIsSatisfied();
        assertThat(hub.row(pointer).state()).isEqualTo("SENT");
        assertThat(hub.row(pointer).attempts()).isEqualTo(1);
    }

    @Test
    void a_claim_that_is_committed_although_it_seems_to_fail_is_no_attempt() throws Exception {
        delivery.sms().expectedMessageCount(1);
        delivery.answerToCommitOfClaimIsLost(true);
        delivery.deliver(Channel.SMS);
        assertThat(hub.row(pointer)).isEqualTo(new AHub.Row("WAITING", "", 0, false, SATURDAY_NIGHT));
        delivery.answerToCommitOfClaimIsLost(false);

        delivery.deliver(Channel.SMS);

        delivery.sms().assertIsSatisfied();
        assertThat(hub.row(pointer).state()).isEqualTo("SENT");
    }

    @Test
    void an_sms_that_a_plan_withdraws_after_the_claim_does_not_leave() throws Exception {
        delivery.sms().expectedMessageCount(0);
        doAnswer(call -> {
            hub.consentIsGone();
            hub.look();
            return call.callRealMethod();
        }).when(delivery.mayLeave()).check(any());

        delivery.deliver(Channel.SMS);

        delivery.sms().assertIsSatisfied();
        assertThat(hub.row(pointer).state()).isEqualTo("DROPPED");
        assertThat(hub.row(pointer).attempts()).isZero();
    }

    @Test
    void a_gateway_that_knows_the_reference_got_the_notice_before() {
        gatewayFails(http(409));

        delivery.deliver(Channel.SMS);

        assertThat(hub.row(pointer).state()).isEqualTo("SENT");
    }

    @Test
    void a_gateway_that_does_not_work_pauses_the_channel_and_uses_up_no_attempt() {
        gatewayFails(http(503));
        for (int attempt = 0; attempt < 5; attempt++) {
            delivery.deliver(Channel.SMS);
            hub.clock().moveTo(hub.clock().instant().plus(Outcome.Released.PAUSE));
        }

        assertThat(delivery.sms().getReceivedCounter()).as("the channel is paused").isEqualTo(2);
        assertThat(hub.row(pointer).attempts()).isZero();
    }

    @Test
    @Timeout(60)
    void an_sms_that_has_not_left_when_the_hub_stops_stays_and_is_no_attempt() throws Exception {
        delivery.sms().expectedMessageCount(0);
        doAnswer(call -> {
            CompletableFuture.runAsync(hub.camel()::stop);
            while (!hub.camel().isStopping()) {
                Thread.onSpinWait();
            }
            return call.callRealMethod();
        }).when(delivery.mayLeave()).check(any());

        delivery.deliver(Channel.SMS);

        delivery.sms().assertIsSatisfied();
        assertThat(hub.row(pointer)).isEqualTo(new AHub.Row("WAITING", "", 0, false, SATURDAY_NIGHT.plus(PAUSE)));
    }

    @Test
    void a_notice_that_cannot_be_written_is_given_up_and_was_heard_by_nobody() {
        delivery.wardAnswerFails(new UndeliverableException("HOSPITAL_NOT_CONFIGURED"));

        delivery.deliver(Channel.QUEUE);

        assertThat(hub.row(hub.wardAnswer()).state()).isEqualTo("GIVEN_UP");
        assertThat(hub.row(hub.wardAnswer()).attempts()).isZero();
        assertThat(hub.row(hub.notice("QUEUE")).state()).isEqualTo("SENT");
    }

    @Test
    void a_notice_that_the_hub_fails_to_write_waits_and_was_heard_by_nobody() {
        delivery.wardAnswerFails(new IllegalStateException("a fault"));

        delivery.deliver(Channel.QUEUE);

        assertThat(hub.row(hub.wardAnswer()).state()).isEqualTo("WAITING");
        assertThat(hub.row(hub.wardAnswer()).attempts()).isZero();
    }

    @Test
    void a_notice_that_the_hub_fails_to_write_again_and_again_is_given_up_with_a_work_item_and_can_be_sent_again(Store store) {
        NotificationId answer = hub.wardAnswer();
        delivery.wardAnswerFails(new IllegalStateException("a fault"));
        delivery.deliver(Channel.QUEUE);
        assertThat(hub.row(answer))
            .isEqualTo(new AHub.Row("WAITING", "IllegalStateException", 0, false, SATURDAY_NIGHT.plus(PAUSE)));
        hub.clock().moveTo(SATURDAY_NIGHT.plus(PAUSE));

        delivery.deliver(Channel.QUEUE);

        assertThat(hub.row(answer)).extracting(AHub.Row::state, AHub.Row::reason, AHub.Row::attempts)
            .containsExactly("GIVEN_UP", "IllegalStateException", 0);
        assertThat(hub.workItems().of(hub.citizen())).containsEntry(WorkItem.Kind.UNDELIVERED + "/" + answer, WorkItem.State.OPEN);
        delivery.wardAnswerIsWritten();
        new Resend(hub.outbox(), hub.workItems(), store.database().transactions(), hub.wake(), hub.clock())
            .resend(hub.reference(answer), "an operator", "the text was corrected");
        delivery.deliver(Channel.QUEUE);
        assertThat(hub.row(answer).state()).isEqualTo("SENT");
    }

    @Test
    void a_broker_that_answers_nothing_pauses_the_channel() {
        delivery.brokerAnswers(message -> new Answer.Unknown("NO_ANSWER"));
        delivery.deliver(Channel.QUEUE);
        hub.clock().moveTo(SATURDAY_NIGHT.plus(PAUSE));
        delivery.brokerAnswers(message -> new Answer.NotTried("BROKER_AWAY"));
        delivery.deliver(Channel.QUEUE);

        assertThat(hub.row(hub.notice("QUEUE"))).as("the second send was no attempt").extracting(AHub.Row::state, AHub.Row::attempts)
            .containsExactly("WAITING", 1);
        int sent = delivery.texts().size();
        hub.clock().moveTo(SATURDAY_NIGHT.plus(PAUSE).plus(PAUSE));
        delivery.deliver(Channel.QUEUE);
        assertThat(delivery.texts()).as("the channel is paused").hasSize(sent);
    }

    @Test
    void an_unexpected_failure_of_a_send_is_a_failed_attempt() {
        delivery.brokerAnswers(message -> {
            throw new IllegalStateException("a fault");
        });

        delivery.deliver(Channel.QUEUE);

        assertThat(hub.row(hub.notice("QUEUE")).reason()).isEqualTo("IllegalStateException");
        assertThat(hub.row(hub.notice("QUEUE")).attempts()).isEqualTo(1);
    }

    @Test
    void an_outcome_that_cannot_be_stored_becomes_a_failed_attempt_and_holds_back_no_other() {
        NotificationId notice = hub.notice("QUEUE");
        NotificationId answer = hub.wardAnswer();
        delivery.brokerAnswers(message -> {
            if (message.id().equals(notice.value())) {
                hub.consentIsGone();
                hub.look();
            }
            return new Answer.Stored();
        });
        doThrow(new IllegalArgumentException("a fault")).when(delivery.unexpected()).report(any());

        delivery.deliver(Channel.QUEUE);

        assertThat(hub.row(notice).state()).as("withdrawn, and not recorded as sent").isEqualTo("DROPPED");
        assertThat(hub.row(answer).state()).isEqualTo("SENT");
    }

    @Test
    void a_gateway_that_asks_to_wait_is_asked_again() {
        gatewayFails(http(429));

        delivery.deliver(Channel.SMS);

        assertThat(hub.row(pointer).state()).isEqualTo("WAITING");
        assertThat(hub.row(pointer).attempts()).isEqualTo(1);
    }

    @Test
    void an_outage_uses_up_no_attempt_and_nobody_can_have_heard_the_notice() {
        gatewayFails(new ConnectException("refused"));

        for (int attempt = 0; attempt < 5; attempt++) {
            delivery.deliver(Channel.SMS);
            hub.clock().moveTo(hub.clock().instant().plus(Outcome.Released.PAUSE));
        }

        assertThat(hub.row(pointer).state()).isEqualTo("WAITING");
        assertThat(hub.row(pointer).attempts()).isZero();
        assertThat(hub.row(pointer).contentKept()).isFalse();
        assertThat(undelivered()).isFalse();
    }

    @Test
    void an_outage_pauses_the_channel_and_no_other() {
        gatewayFails(new ConnectException("refused"));
        delivery.deliver(Channel.SMS);
        hub.clock().moveTo(SATURDAY_NIGHT.plus(Outcome.Released.PAUSE));
        delivery.deliver(Channel.SMS);
        int asked = delivery.sms().getReceivedCounter();
        hub.clock().moveTo(SATURDAY_NIGHT.plus(Outcome.Released.PAUSE).plus(Outcome.Released.PAUSE));

        delivery.deliver(Channel.SMS);
        delivery.deliver(Channel.QUEUE);

        assertThat(delivery.sms().getReceivedCounter()).isEqualTo(asked);
        assertThat(hub.row(pointer).state()).isEqualTo("WAITING");
        assertThat(hub.row(hub.notice("QUEUE")).state()).isEqualTo("SENT");
    }

    @Test
    void a_broker_that_is_away_uses_up_no_attempt() {
        delivery.brokerIsAway(true);
        delivery.deliver(Channel.QUEUE);
        assertThat(hub.row(hub.notice("QUEUE"))).isEqualTo(
            new AHub.Row("WAITING", "", 0, false, SATURDAY_NIGHT.plus(Outcome.Released.PAUSE)));
        delivery.brokerIsAway(false);
        hub.clock().moveTo(SATURDAY_NIGHT.plus(Outcome.Released.PAUSE));

        delivery.deliver(Channel.QUEUE);

        assertThat(hub.row(hub.notice("QUEUE")).state()).isEqualTo("SENT");
    }

    @Test
    void one_message_that_the_broker_refuses_stops_no_other_of_the_batch() {
        NotificationId notice = hub.notice("QUEUE");
        delivery.brokerAnswers(message -> message.id().equals(notice.value()) ? new Answer.NotStored("InvalidDestinationException")
            : new Answer.Stored());

        delivery.deliver(Channel.QUEUE);

        assertThat(hub.row(notice).state()).isEqualTo("WAITING");
        assertThat(hub.row(notice).reason()).isEqualTo("InvalidDestinationException");
        assertThat(hub.row(hub.wardAnswer()).state()).isEqualTo("SENT");
    }

    @Test
    void the_notices_of_a_paused_municipality_stay_on_all_hubs_and_after_a_restart_until_it_is_resumed(Store store) {
        UUID pause = delivery.paused(store).begin(AARHUS, "an operator", "a wrong consent was recorded").orElseThrow();
        delivery.deliver(Channel.QUEUE);
        assertThat(hub.row(hub.notice("QUEUE"))).isEqualTo(new AHub.Row("WAITING", "", 0, false, SATURDAY_NIGHT));
        assertThat(hub.row(hub.wardAnswer()).state()).isEqualTo("SENT");

        delivery.paused(store).end(pause, "an operator", "the consent is correct now");
        delivery.deliver(Channel.QUEUE);

        assertThat(hub.row(hub.notice("QUEUE")).state()).isEqualTo("SENT");
    }

    @Test
    void the_notices_of_a_paused_channel_stay_and_those_of_the_others_leave() {
        UUID pause =
            delivery.paused().begin(new Pauses.Scope.OfChannel(Channel.SMS), "an operator", "the gateway is exchanged").orElseThrow();
        delivery.deliver(Channel.SMS);
        delivery.deliver(Channel.QUEUE);
        assertThat(hub.row(pointer).attempts()).isZero();
        assertThat(hub.row(hub.notice("QUEUE")).state()).isEqualTo("SENT");

        delivery.paused().end(pause, "an operator", "the new gateway works");
        delivery.deliver(Channel.SMS);

        assertThat(hub.row(pointer).state()).isEqualTo("SENT");
    }

    @Test
    void a_municipality_that_is_not_configured_cannot_be_paused() {
        assertThatThrownBy(
            () -> delivery.paused().begin(new Pauses.Scope.OfMunicipality(new MunicipalityCode("9999")), "an operator", "a typo"))
            .isInstanceOf(IllegalArgumentException.class);
    }

    private void gatewayFails(Exception failure) {
        delivery.gateway(sms -> sms.setException(failure));
    }

    private static HttpOperationFailedException http(int status) {
        return new HttpOperationFailedException("http://127.0.0.1/sms", status, "", "", Map.of(), "");
    }

    private boolean undelivered() {
        return hub.workItems().of(hub.citizen()).containsKey(WorkItem.Kind.UNDELIVERED + "/" + pointer);
    }
}
