package dk.broen.routes.delivery;

import static dk.broen.routes.planning.AHub.SATURDAY_NIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.adapters.consent.ConsentAnswers;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.terms.NotificationId;
import dk.broen.routes.planning.AHub;
import dk.broen.routes.staging.Store;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A notice on an unread queue of Bostøtte Nord leaves it only if it is told elsewhere in the same transaction. */
@ExtendWith(Store.Shared.class)
class SettleUnreadTest {
    private static final Instant MONDAY_MORNING = SATURDAY_NIGHT.plus(Duration.ofHours(36));
    private static final String QUEUE = "      - queue: notifications.0751.bostoette-nord\n";
    private static final String MAIL = "      - mail: nord@aarhus.example\n";
    @TempDir
    private Path directory;
    private AHub hub;
    private Store store;

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void in_opening_hours_it_is_given_up_and_told_by_mail_now_without_a_work_item(Store shared) throws Exception {
        NotificationId notice = onTheQueue(shared, QUEUE + MAIL);
        hub.clock().moveTo(MONDAY_MORNING);

        assertThat(settled(notice)).isTrue();

        assertThat(hub.row(notice)).extracting(AHub.Row::state, AHub.Row::reason).containsExactly("GIVEN_UP", "QUEUE_UNREAD");
        assertThat(hub.row(hub.notice("MAIL"))).satisfies(mail -> {
            assertThat(mail.state()).isEqualTo("WAITING");
            assertThat(mail.nextAttempt()).isBeforeOrEqualTo(MONDAY_MORNING);
        });
        assertThat(hub.workItems().of(hub.citizen()).keySet()).noneMatch(key -> key.startsWith(WorkItem.Kind.UNDELIVERED.name()));
        assertThat(settled(notice)).as("it is settled").isFalse();
    }

    @Test
    void while_the_mail_would_wait_for_the_opening_it_stays_on_the_queue(Store shared) throws Exception {
        stays(onTheQueue(shared, QUEUE + MAIL));
    }

    @Test
    void what_came_back_from_the_other_contact_point_before_stays(Store shared) throws Exception {
        NotificationId notice = onTheQueue(shared, QUEUE + MAIL);
        hub.clock().moveTo(MONDAY_MORNING);
        assertThat(settled(notice)).isTrue();
        givenUp(hub.notice("MAIL"));
        onTheQueueAgain(notice);

        stays(notice);
    }

    @Test
    void what_can_be_told_at_a_phone_only_stays(Store shared) throws Exception {
        stays(onTheQueue(shared, QUEUE));
    }

    @Test
    void while_the_consent_register_is_down_it_stays(Store shared) throws Exception {
        NotificationId notice = onTheQueue(shared, QUEUE + MAIL);
        hub.clock().moveTo(MONDAY_MORNING);
        hub.registerIsDown();

        stays(notice);
    }

    private void stays(NotificationId notice) {
        long notices = notices();

        assertThat(settled(notice)).isFalse();

        assertThat(hub.row(notice).state()).isEqualTo("SENT");
        assertThat(notices()).isEqualTo(notices);
    }

    private long notices() {
        return store.database().jdbc().sql("select count(*) from notification where citizen_key = :key")
            .param("key", hub.citizens().keyOf(hub.citizen())).query(Long.class).single();
    }

    private NotificationId onTheQueue(Store shared, String contact) throws Exception {
        store = shared;
        hub = new AHub(store, configured(contact));
        hub.admitted();
        NotificationId notice = hub.notice("QUEUE");
        sent(notice);
        return notice;
    }

    private void sent(NotificationId notice) {
        store.database().jdbc().sql("update notification set state = 'SENT', attempts = 1, last_attempt_at = :at, settled_at = :at "
            + "where id = :id").param("at", Timestamp.from(hub.clock().instant())).param("id", notice.value()).update();
    }

    private void givenUp(NotificationId mail) {
        store.database().jdbc().sql("update notification set state = 'GIVEN_UP', state_reason = 'MAIL_BOUNCED_5_1_1', attempts = 1, "
            + "last_attempt_at = :at, settled_at = :at where id = :id").param("at", Timestamp.from(hub.clock().instant()))
            .param("id", mail.value()).update();
    }

    /** As if the notices had gone the other way round. */
    private void onTheQueueAgain(NotificationId notice) {
        store.database().jdbc().sql("update notification set state_reason = null where id = :id").param("id", notice.value()).update();
        sent(notice);
    }

    private boolean settled(NotificationId notice) {
        Settle settle = new Settle(hub.identities(), hub.outcomes(),
            new ReportOutcome(hub.occasions(), hub.dueWork(), hub.shipped().directory(), hub.clock()),
            new NextWay(hub.outbox(), hub.shipped().directory(), hub.wake(), hub.clock()), hub.workItems(),
            new RetryPolicy(List.of(ADelivery.PAUSE), Duration.ofHours(1)), hub.wake(), new SimpleMeterRegistry(), hub.clock());
        SettleUnread unread = new SettleUnread(new SettleCameBack(hub.identities(), hub.outbox(), settle),
            new ReportOutcome(hub.occasions(), hub.dueWork(), hub.shipped().directory(), hub.clock()), hub.askRegisters(),
            hub.identities(), hub.situations(), hub.keepPlan());
        DueNotification found = hub.outbox().left(notice, Channel.QUEUE).orElseThrow().notice();
        ConsentAnswers answers = unread.ask(found);
        return Boolean.TRUE.equals(store.database().transactions().execute(transaction -> {
            boolean told = unread.settle(found, answers);
            if (!told) {
                transaction.setRollbackOnly();
            }
            return told;
        }));
    }

    /** The shipped configuration, in which the unit has these contact points before its phone. */
    private ConfigurationResult.Loaded configured(String contact) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("..", "config"), directory);
        Path aarhus = directory.resolve("municipalities/0751-aarhus.yaml");
        String shipped = Files.readString(aarhus);
        assertThat(shipped).contains(QUEUE);
        Files.writeString(aarhus, shipped.replace(QUEUE, contact));
        return (ConfigurationResult.Loaded) new ConfigurationDirectory(directory).load();
    }
}
