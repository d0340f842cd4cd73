package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.SomeGateways.SMS;
import static dk.broen.routes.delivery.SomeGateways.encryptedRelay;
import static dk.broen.routes.planning.AHub.SATURDAY_NIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.adapters.due.TaskOutcome;
import dk.broen.adapters.occasions.OpenedOccasion;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.NotificationId;
import dk.broen.routes.planning.AHub;
import dk.broen.routes.staging.Store;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.component.mock.MockComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.DefaultComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tests with a real store what the look at the moment of sending decides, and what is committed when. */
@ExtendWith(Store.Shared.class)
class LookBeforeSendingTest {
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private final ReportOutcome outcome = mock(ReportOutcome.class);
    private AHub hub;
    private DeliverDue delivery;
    private MockEndpoint queue;
    private MockEndpoint sms;

    @BeforeEach
    void start(Store store) throws Exception {
        hub = new AHub(store);
        Gateways gateways = spy(new Gateways(encryptedRelay(25), SMS));
        when(gateways.mail()).thenReturn("mock:mail");
        when(gateways.sms()).thenReturn("mock:sms");
        hub.camel().addComponent("jms", new MockQueues());
        WardReply wardReply = mock(WardReply.class);
        when(wardReply.address(any())).thenReturn("ward-answers.auh");
        when(wardReply.render(any())).thenReturn("the answer");
        bind("claim", new Claim(hub.citizens(), hub.outbox(), hub.clock()));
        bind("lookBeforeSending",
            new LookBeforeSending(hub.situations(), hub.askRegisters(), hub.keepPlan(), hub.ledgers(), hub.outbox(),
                hub.shipped().directory(), hub.clock()));
        bind("render", new Render(new NoticeNames(hub.shipped().directory()), wardReply, gateways, hub.shipped().texts()));
        bind("settle", new Settle(hub.citizens(), hub.outbox(), outcome, new SimpleMeterRegistry(), hub.clock()));
        hub.camel().addRoutes(new DeliverNotice(hub.transaction(), gateways));
        queue = hub.camel().getEndpoint(DeliveryEndpoints.TO_QUEUE, MockEndpoint.class);
        sms = hub.camel().getEndpoint("mock:sms", MockEndpoint.class);
        delivery = new DeliverDue(hub.camel().createProducerTemplate(), hub.outbox(), hub.workItems(),
            store.database().transactions(), new RetryPolicy(List.of(PAUSE)), hub.clock());
        hub.admitted();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void the_attempt_is_committed_before_the_notice_leaves_and_no_transaction_is_open_then() {
        NotificationId notice = hub.notice("QUEUE");
        List<AHub.Row> whenItLeft = new ArrayList<>();
        queue.whenAnyExchangeReceived(leaving -> {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
            whenItLeft.add(hub.row(notice));
        });

        assertThat(delivery.handle(notice)).isEqualTo(new TaskOutcome.Done());

        assertThat(whenItLeft).containsExactly(new AHub.Row("SENDING", "", 1, true, SATURDAY_NIGHT));
        assertThat(hub.row(notice).state()).isEqualTo("SENT");
        assertThat(hub.occasionsWithAPlan()).containsExactly("SAID NOTIFIED");
    }

    @Test
    void a_repeated_attempt_says_what_the_first_one_said() {
        NotificationId notice = hub.notice("QUEUE");
        List<String> bodies = new ArrayList<>();
        queue.whenAnyExchangeReceived(leaving -> {
            bodies.add(leaving.getMessage().getBody(String.class));
            if (bodies.size() == 1) {
                throw new IllegalStateException("the broker is away");
            }
        });

        assertThat(delivery.handle(notice)).isEqualTo(new TaskOutcome.Again(SATURDAY_NIGHT.plus(PAUSE)));
        assertThat(hub.row(notice))
            .isEqualTo(new AHub.Row("WAITING", "IllegalStateException", 1, true, SATURDAY_NIGHT.plus(PAUSE)));
        hub.clock().moveTo(SATURDAY_NIGHT.plus(PAUSE));
        hub.coordinatorIsAppointed();
        assertThat(delivery.handle(notice)).isEqualTo(new TaskOutcome.Done());

        assertThat(bodies).hasSize(2);
        assertThat(bodies.get(1)).isEqualTo(bodies.get(0));
        assertThat(hub.row(notice).attempts()).isEqualTo(2);
    }

    @Test
    void a_notice_that_the_plan_withdraws_at_the_moment_of_sending_is_dropped_and_the_plan_is_kept() throws Exception {
        NotificationId notice = hub.notice("QUEUE");
        hub.clock().moveTo(SATURDAY_NIGHT.plusSeconds(60));
        hub.consentIsGone();
        nothingLeaves();

        assertThat(delivery.handle(notice)).isEqualTo(new TaskOutcome.Done());

        assertThat(hub.row(notice)).isEqualTo(new AHub.Row("DROPPED", "CONSENT_MISSING", 0, false, SATURDAY_NIGHT));
        assertThat(hub.row(hub.notice("SMS")).state()).isEqualTo("DROPPED");
        assertThat(hub.occasionsWithAPlan()).containsExactly("SAID NOTIFIED", "DUE WITHHELD");
        MockEndpoint.assertIsSatisfied(hub.camel());
    }

    @Test
    void the_work_item_of_a_failed_look_is_closed_when_a_look_lets_the_notice_leave() {
        NotificationId notice = hub.notice("QUEUE");
        OpenedOccasion silent = hub.received(EventType.DETAILS_CHANGED, EventNature.ORIGINAL, SATURDAY_NIGHT.minusSeconds(1800));
        WorkItem failed = WorkItem.about(WorkItem.Kind.LOOK_FAILED, notice, "the look failed");
        hub.workItems().open(silent.id(), Optional.of(hub.citizen()), failed, SATURDAY_NIGHT);

        assertThat(delivery.handle(notice)).isEqualTo(new TaskOutcome.Done());

        assertThat(hub.row(notice).state()).isEqualTo("SENT");
        assertThat(hub.workItems().of(hub.citizen())).containsEntry(failed.key(), WorkItem.State.REASON_GONE);
    }

    @Test
    void a_cancellation_names_the_reference_of_the_notice_that_it_takes_back() {
        List<String> bodies = new ArrayList<>();
        queue.whenAnyExchangeReceived(leaving -> bodies.add(leaving.getMessage().getBody(String.class)));
        delivery.handle(hub.notice("QUEUE"));
        hub.clock().moveTo(SATURDAY_NIGHT.plusSeconds(60));
        hub.received(EventType.ADMITTED, EventNature.CANCELLATION, SATURDAY_NIGHT.minusSeconds(3600));
        hub.look();
        delivery.handle(hub.notice("QUEUE"));

        assertThat(bodies).hasSize(2);
        assertThat(text(bodies.get(0), "corrects")).isEmpty();
        assertThat(text(bodies.get(1), "corrects")).isEqualTo(text(bodies.get(0), "reference")).isNotEmpty();
    }

    @Test
    void a_notice_of_a_stay_whose_cancellation_has_just_arrived_does_not_leave() throws Exception {
        NotificationId notice = hub.notice("QUEUE");
        hub.clock().moveTo(SATURDAY_NIGHT.plusSeconds(60));
        hub.received(EventType.ADMITTED, EventNature.CANCELLATION, SATURDAY_NIGHT.minusSeconds(3600));
        nothingLeaves();

        assertThat(delivery.handle(notice)).isEqualTo(new TaskOutcome.Done());

        assertThat(hub.row(notice).state()).isEqualTo("DROPPED");
        assertThat(hub.row(notice).attempts()).isZero();
        MockEndpoint.assertIsSatisfied(hub.camel());
    }

    @Test
    void a_notice_waits_half_a_minute_for_a_register_that_is_down() throws Exception {
        NotificationId notice = hub.notice("QUEUE");
        Instant again = SATURDAY_NIGHT.plusSeconds(30);
        hub.registerIsDown();
        nothingLeaves();

        assertThat(delivery.handle(notice)).isEqualTo(new TaskOutcome.Again(again));

        assertThat(hub.row(notice)).isEqualTo(new AHub.Row("WAITING", "", 0, false, again));
        assertThat(hub.occasionsWithAPlan()).containsExactly("SAID NOTIFIED", "DUE HELD");
        MockEndpoint.assertIsSatisfied(hub.camel());
    }

    @Test
    void the_sms_beside_a_notice_that_left_waits_too_for_a_register_that_is_down() throws Exception {
        NotificationId pointer = hub.notice("SMS");
        assertThat(delivery.handle(hub.notice("QUEUE"))).isEqualTo(new TaskOutcome.Done());
        hub.registerIsDown();
        assertThat(delivery.handle(pointer)).isEqualTo(new TaskOutcome.Again(SATURDAY_NIGHT.plusSeconds(30)));
        hub.registerIsBack();
        sms.expectedMessageCount(1);

        assertThat(delivery.handle(pointer)).isEqualTo(new TaskOutcome.Done());

        assertThat(hub.row(pointer).state()).isEqualTo("SENT");
        MockEndpoint.assertIsSatisfied(hub.camel());
    }

    @Test
    void an_answer_to_a_ward_leaves_without_a_look() throws Exception {
        NotificationId answer = hub.wardAnswer();
        hub.registerIsDown();
        queue.expectedBodiesReceived("the answer");

        assertThat(delivery.handle(answer)).isEqualTo(new TaskOutcome.Done());

        assertThat(hub.row(answer)).isEqualTo(new AHub.Row("SENT", "", 1, false, SATURDAY_NIGHT));
        MockEndpoint.assertIsSatisfied(hub.camel());
    }

    @Test
    void the_outcome_is_committed_together_with_the_look_that_follows_from_it() {
        NotificationId notice = hub.notice("QUEUE");
        queue.whenAnyExchangeReceived(leaving -> {
            hub.consentIsGone();
            hub.look();
        });
        doThrow(new DataAccessResourceFailureException("the database is away")).when(outcome).report(any());

        assertThatThrownBy(() -> delivery.handle(notice)).hasRootCauseInstanceOf(DataAccessResourceFailureException.class);

        assertThat(hub.row(notice).state()).isEqualTo("DROPPED");
    }

    private static String text(String json, String field) {
        try {
            return new ObjectMapper().readTree(json).path(field).asText();
        } catch (JsonProcessingException noDocument) {
            throw new AssertionError(noDocument);
        }
    }

    private void nothingLeaves() {
        queue.expectedMessageCount(0);
        sms.expectedMessageCount(0);
    }

    private void bind(String name, Object bean) {
        hub.camel().getRegistry().bind(name, bean);
    }

    /** Queues that keep what they get, whatever the options of their endpoint. */
    private static final class MockQueues extends DefaultComponent {
        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> options) {
            options.clear();
            return new MockEndpoint(uri, new MockComponent(getCamelContext()));
        }
    }
}
