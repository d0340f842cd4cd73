package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.ADelivery.PAUSE;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.terms.NotificationId;
import dk.broen.routes.planning.AHub;
import dk.broen.routes.staging.Store;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Message;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Tests with a real store how notices about two citizens leave for a unit whose mails are collected at noon. */
@ExtendWith(Store.Shared.class)
class DigestDeliveryTest {
    private static final Instant MONDAY_NOON = Instant.parse("2026-11-23T11:00:00Z");
    @TempDir
    private Path directory;
    private ADelivery delivery;
    private AHub first;
    private AHub second;

    @BeforeEach
    void start(Store store) throws Exception {
        Path config = directory.resolve("config");
        FileSystemUtils.copyRecursively(Path.of("..", "config"), config);
        Path aarhus = config.resolve("municipalities/0751-aarhus.yaml");
        String queue = "    contact:\n      - queue: notifications.0751.bostoette-nord\n";
        assertThat(Files.readString(aarhus)).contains(queue);
        Files.writeString(aarhus, Files.readString(aarhus).replace(queue,
            "    digest: {daily: \"12:00\"}\n    contact:\n      - mail: nord@aarhus.example\n"));
        ConfigurationResult.Loaded configured = (ConfigurationResult.Loaded) new ConfigurationDirectory(config).load();
        delivery = new ADelivery(store, configured);
        first = delivery.hub();
        second = new AHub(store, configured);
        first.admitted();
        second.admitted();
    }

    @AfterEach
    void stop() {
        second.close();
        delivery.close();
    }

    @Test
    void what_is_collected_leaves_at_its_time_in_one_mail_and_each_notice_is_sent() {
        first.clock().moveTo(MONDAY_NOON.minusSeconds(1));
        delivery.deliver(Channel.MAIL);
        assertThat(mails()).isEmpty();

        first.clock().moveTo(MONDAY_NOON);
        delivery.deliver(Channel.MAIL);

        assertThat(mails()).singleElement().satisfies(mail -> assertThat(mail.getBody(String.class))
            .contains(first.reference(of(first)), second.reference(of(second))));
        assertThat(List.of(state(first), state(second))).containsOnly("SENT");
    }

    @Test
    void after_an_attempt_of_which_nothing_is_known_the_same_mail_leaves_again_and_what_is_new_leaves_in_another_one(Store store)
        throws Exception {
        first.clock().moveTo(MONDAY_NOON);
        mail().whenExchangeReceived(1, sent -> sent.setException(new SocketTimeoutException("no answer")));
        delivery.deliver(Channel.MAIL);
        assertThat(List.of(state(first), state(second))).containsOnly("WAITING");
        try (AHub third = new AHub(store, first.shipped())) {
            third.admitted();
            first.clock().moveTo(MONDAY_NOON.plus(PAUSE));

            delivery.deliver(Channel.MAIL);
            delivery.deliver(Channel.MAIL);

            assertThat(mails()).hasSize(3);
            assertThat(mails().stream().filter(mail -> mail.getHeader("Message-ID").equals(mails().get(0).getHeader("Message-ID"))))
                .hasSize(2).allSatisfy(mail -> assertThat(mail.getBody()).isEqualTo(mails().get(0).getBody()));
            assertThat(List.of(state(first), state(second), state(third))).containsOnly("SENT");
        }
    }

    @Test
    void while_one_of_a_mail_that_may_have_arrived_cannot_leave_none_does_and_then_the_same_mail_leaves_again() {
        unknownAtNoon();
        second.messagesAreDamaged();
        first.clock().moveTo(MONDAY_NOON.plus(PAUSE));
        delivery.deliver(Channel.MAIL);
        delivery.deliver(Channel.MAIL);
        assertThat(mails()).as("the first attempt").hasSize(1);
        assertThat(List.of(state(first), state(second))).containsOnly("WAITING");

        second.messagesAreRepaired();
        for (int passes = 1; passes <= 3; passes++) {
            first.clock().moveTo(MONDAY_NOON.plusSeconds(30L * passes).plus(PAUSE));
            delivery.deliver(Channel.MAIL);
        }

        assertThat(mails()).hasSize(2).extracting(mail -> mail.getHeader("Message-ID"))
            .containsOnly(mails().get(0).getHeader("Message-ID"));
        assertThat(mails()).extracting(Message::getBody).containsOnly(mails().get(0).getBody());
        assertThat(List.of(state(first), state(second))).containsOnly("SENT");
    }

    @Test
    void while_one_of_them_is_being_planned_none_leaves(Store store) {
        unknownAtNoon();
        first.clock().moveTo(MONDAY_NOON.plus(PAUSE));
        store.database().transactions().executeWithoutResult(planning -> {
            second.citizens().tryLock(List.of(second.citizens().keyOf(second.citizen())));
            CompletableFuture.runAsync(() -> delivery.deliver(Channel.MAIL)).join();
        });
        assertThat(mails()).as("the first attempt").hasSize(1);

        first.clock().moveTo(MONDAY_NOON.plusSeconds(30));
        delivery.deliver(Channel.MAIL);

        assertThat(mails()).hasSize(2).extracting(mail -> mail.getHeader("Message-ID"))
            .containsOnly(mails().get(0).getHeader("Message-ID"));
        assertThat(List.of(state(first), state(second))).containsOnly("SENT");
    }

    @Test
    void what_may_have_arrived_with_one_that_was_withdrawn_leaves_again_only_if_a_human_says_so_and_then_alone() {
        unknownAtNoon();
        second.consentIsGone();
        second.look();
        first.clock().moveTo(MONDAY_NOON.plus(PAUSE));
        delivery.deliver(Channel.MAIL);
        assertThat(mails()).hasSize(1);
        assertThat(List.of(state(first), state(second))).containsExactly("GIVEN_UP", "DROPPED");

        first.outbox().resend(first.reference(of(first)), first.clock().instant());
        delivery.deliver(Channel.MAIL);

        assertThat(state(first)).isEqualTo("SENT");
        assertThat(mails()).hasSize(2).last().extracting(mail -> mail.getHeader("Message-ID", String.class)).asString()
            .startsWith("<" + of(first) + "@");
    }

    private void unknownAtNoon() {
        first.clock().moveTo(MONDAY_NOON);
        mail().whenExchangeReceived(1, sent -> sent.setException(new SocketTimeoutException("no answer")));
        delivery.deliver(Channel.MAIL);
        assertThat(List.of(state(first), state(second))).containsOnly("WAITING");
    }

    @Test
    void what_was_withdrawn_is_in_no_mail_and_the_other_one_leaves_alone() {
        second.consentIsGone();
        second.look();
        first.clock().moveTo(MONDAY_NOON);

        delivery.deliver(Channel.MAIL);

        assertThat(state(second)).isEqualTo("DROPPED");
        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(mail.getHeader("Subject", String.class)).isEqualTo("Ny besked i Broen, ref " + first.reference(of(first)));
            assertThat(mail.getHeader("Message-ID", String.class)).startsWith("<" + of(first) + "@");
        });
    }

    private MockEndpoint mail() {
        return first.camel().getEndpoint("mock:mail", MockEndpoint.class);
    }

    private List<Message> mails() {
        return mail().getExchanges().stream().map(sent -> sent.getIn()).toList();
    }

    private static NotificationId of(AHub hub) {
        return hub.notice("MAIL");
    }

    private static String state(AHub hub) {
        return hub.row(of(hub)).state();
    }
}
