package dk.broen.routes.unread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dk.broen.adapters.followup.StoredWorkItem;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.queue.Broker;
import dk.broen.adapters.queue.Broker.Standing;
import dk.broen.adapters.queue.UnitQueues;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.terms.UnitId;
import dk.broen.routes.delivery.SettleUnread;
import dk.broen.routes.planning.AHub;
import dk.broen.routes.staging.Store;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The queue of Bostøtte Nord in Aarhus, at which a notice was stored. The broker is played. */
@ExtendWith(Store.Shared.class)
class LookAtQueuesTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final UnitId NORTH = new UnitId("aarhus-bostoette-nord");
    private static final String QUEUE = "notifications.0751.bostoette-nord";
    private final Broker broker = mock(Broker.class);
    private final UnitQueues queues = mock(UnitQueues.class);
    private final SettleUnread settle = mock(SettleUnread.class);
    private Store store;
    private AHub hub;
    private UnreadQueues watched;
    private LookAtQueues look;
    private UUID notice;

    @BeforeEach
    void a_notice_lies_on_the_queue(Store shared) throws Exception {
        store = shared;
        hub = new AHub(store);
        hub.admitted();
        notice = hub.notice("QUEUE").value();
        stored(hub.clock().instant());
        when(queues.lying(eq(QUEUE), anyInt(), anyInt())).thenReturn(List.of(UUID.randomUUID(), notice));
        when(settle.mayGoElsewhere(any())).thenReturn(true);
        watched = new UnreadQueues(hub.shipped().directory());
        look = look();
        queue(1, 0);
        look.look();
        look.look();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void what_nobody_reads_for_the_time_is_told_elsewhere_and_operators_get_one_work_item() throws Exception {
        queue(0, 2);
        assertThat(look.look()).as("just unread").isEmpty();
        after(HOUR.minusSeconds(1));
        assertThat(look.look()).as("a second too early").isEmpty();
        assertThat(watched.unread(NORTH)).isZero();

        after(Duration.ofSeconds(1));
        assertThat(look.look()).extracting(UnreadNotice::address, unread -> unread.notice().id().value())
            .containsExactly(org.assertj.core.groups.Tuple.tuple(QUEUE, notice));
        look.look();

        assertThat(items()).singleElement().satisfies(item -> assertThat(item.item().because()).contains("aarhus-bostoette-nord")
            .doesNotContain(hub.citizen().digits()));
        assertThat(watched.all()).containsExactly(Map.entry("aarhus-bostoette-nord", 1));
    }

    @Test
    void the_work_item_closes_itself_when_the_queue_is_read_again() throws Exception {
        unread();
        assertThat(items()).hasSize(1);

        queue(1, 1);
        assertThat(look.look()).isEmpty();
        assertThat(items()).as("it can be another hub that takes a notice off").hasSize(1);
        assertThat(look.look()).isEmpty();

        assertThat(items()).isEmpty();
        assertThat(watched.unread(NORTH)).isZero();
    }

    @Test
    void an_emptied_queue_is_still_unread_and_what_comes_later_goes_elsewhere_at_once() throws Exception {
        unread();
        when(queues.lying(eq(QUEUE), anyInt(), anyInt())).thenReturn(List.of());
        queue(0, 0);
        assertThat(look.look()).isEmpty();
        assertThat(items()).hasSize(1);
        assertThat(watched.all()).containsExactly(Map.entry("aarhus-bostoette-nord", 0));

        when(queues.lying(eq(QUEUE), anyInt(), anyInt())).thenReturn(List.of(notice));
        stored(hub.clock().instant());
        queue(0, 1);
        assertThat(look.look()).hasSize(1);
        assertThat(items()).hasSize(1);
    }

    @Test
    void a_hub_that_starts_closes_nothing_and_opens_no_second_work_item() throws Exception {
        unread();
        watched = new UnreadQueues(hub.shipped().directory());
        look = look();
        look.look();
        assertThat(items()).hasSize(1);

        after(HOUR);
        look.look();
        assertThat(items()).hasSize(1);
        assertThat(watched.unread(NORTH)).isEqualTo(1);
    }

    @Test
    void a_hub_that_did_not_open_the_work_item_closes_it_when_a_program_reads() throws Exception {
        unread();
        watched = new UnreadQueues(hub.shipped().directory());
        look = look();
        queue(1, 1);
        look.look();
        look.look();

        assertThat(items()).isEmpty();
    }

    @Test
    void a_queue_that_is_read_closes_nothing_of_another_queue() throws Exception {
        unread();
        String other = "notifications.0751.forloebskoordinatorer";
        when(broker.standing(any())).thenReturn(Map.of(QUEUE, new Standing(0, 1), other, new Standing(1, 0)));
        look.look();
        look.look();

        assertThat(items()).singleElement().satisfies(item -> assertThat(item.item().key()).endsWith(QUEUE));
    }

    @Test
    void a_queue_that_cannot_be_browsed_stops_no_other() throws Exception {
        String other = "notifications.0751.forloebskoordinatorer";
        when(queues.lying(eq(other), anyInt(), anyInt())).thenThrow(new JMSException("away"));
        when(broker.standing(any())).thenReturn(Map.of(QUEUE, new Standing(0, 1), other, new Standing(0, 1)));
        look.look();
        after(HOUR);

        assertThat(look.look()).hasSize(1);
        assertThat(items()).hasSize(1);
    }

    @Test
    void a_notice_that_cannot_be_opened_is_counted_and_stays() throws Exception {
        store.database().jdbc().sql("update notification set sealed_contact = sealed_contact || '\\x00' where id = :id")
            .param("id", notice).update();
        unread();

        assertThat(look.look()).isEmpty();
        assertThat(items()).hasSize(1);
        assertThat(watched.unread(NORTH)).isEqualTo(1);
    }

    @Test
    void what_must_stay_hides_nothing_behind_it() throws Exception {
        List<UUID> staying = Stream.generate(UUID::randomUUID).limit(500).toList();
        when(queues.lying(QUEUE, 0, 500)).thenReturn(staying);
        when(queues.lying(QUEUE, 500, 500)).thenReturn(List.of(notice));
        watched.becomesUnread(QUEUE, 1);
        queue(0, 501);

        assertThat(look.look()).as("the first 500").isEmpty();
        assertThat(watched.unread(NORTH)).isEqualTo(501);
        assertThat(look.look()).as("the one behind them").hasSize(1);
        assertThat(look.look()).as("the first 500 again").isEmpty();

        when(queues.lying(QUEUE, 500, 500)).thenReturn(List.of());
        when(queues.lying(QUEUE, 0, 500)).thenReturn(List.of(notice));
        assertThat(look.look()).as("the queue has become shorter").hasSize(1);
    }

    @Test
    void a_consumer_in_between_begins_the_time_anew() throws Exception {
        queue(0, 1);
        look.look();
        after(HOUR.minusSeconds(1));
        queue(1, 1);
        look.look();
        queue(0, 1);
        look.look();
        after(HOUR.minusSeconds(1));

        assertThat(look.look()).isEmpty();
        assertThat(items()).isEmpty();
    }

    @Test
    void what_a_human_has_closed_is_not_opened_again_while_the_queue_stays_unread() throws Exception {
        unread();
        hub.workItems().close(items().get(0).id(), "an operator", "the supplier knows", hub.clock().instant());
        after(HOUR);
        look.look();

        assertThat(items()).isEmpty();
    }

    @Test
    void what_can_be_told_nowhere_else_stays() throws Exception {
        when(settle.mayGoElsewhere(any(DueNotification.class))).thenReturn(false);
        unread();

        assertThat(look.look()).isEmpty();
        assertThat(items()).hasSize(1);
    }

    @Test
    void what_was_stored_later_than_that_lies_there_until_its_own_time_is_over() throws Exception {
        queue(0, 1);
        hub.clock().moveTo(hub.clock().instant().minus(HOUR));
        look.look();
        after(HOUR);

        assertThat(look.look()).as("the queue is unread for an hour, the notice is not").isEmpty();
    }

    private void unread() throws Exception {
        queue(0, 1);
        look.look();
        after(HOUR);
        look.look();
    }

    private LookAtQueues look() {
        return new LookAtQueues(new UnreadRule(HOUR), watched, broker, queues, hub.outbox(), settle, hub.workItems(),
            store.database().transactions(), hub.clock());
    }

    private void stored(Instant at) {
        store.database().jdbc().sql("update notification set state = 'SENT', attempts = 1, last_attempt_at = due_at, settled_at = :at "
            + "where id = :id").param("at", java.sql.Timestamp.from(at)).param("id", notice).update();
    }

    private void queue(int consumers, long messages) {
        when(broker.standing(any())).thenReturn(Map.of(QUEUE, new Standing(consumers, messages)));
    }

    private void after(Duration time) {
        hub.clock().moveTo(hub.clock().instant().plus(time));
    }

    private List<StoredWorkItem> items() {
        return hub.workItems().list().stream().filter(item -> item.item().kind() == WorkItem.Kind.QUEUE_UNREAD).toList();
    }
}
