package dk.broen.routes.mailbox;

import static dk.broen.routes.staging.WatchedTransaction.State.ROLLED_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.followup.StoredWorkItem;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.outbox.Outcomes;
import dk.broen.domain.followup.Addressee;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.mappings.mail.IncomingMail;
import dk.broen.mappings.mail.IncomingMail.Action;
import dk.broen.mappings.mail.MentionedNotice;
import dk.broen.routes.planning.AHub;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import dk.broen.routes.staging.Store;
import dk.broen.routes.staging.WatchedTransaction;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The notice goes to a phone and is stored as a mail: what is settled is the same. */
@RouteTest
@UseAdviceWith
class SettleMailRouteTest {
    private static final String SET =
        "update notification set channel = 'MAIL', state = '%s', state_reason = %s, attempts = %d, last_attempt_at = due_at, "
            + "settled_at = due_at, content = 'POINTER' where id = :id";
    private AdvisedRoute route;
    private Store store;
    private AHub hub;
    private NotificationId notice;

    @BeforeEach
    void a_mail_was_sent_at_the_second_attempt(@Autowired AdvisedRoutes routes, Store shared) throws Exception {
        route = routes.get("settle-mail");
        store = shared;
        hub = new AHub(store);
        hub.admitted();
        notice = hub.notice("SMS");
        stands("SENT");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void what_follows_from_a_mail_is_stored_inside_the_transaction() {
        assertThat(route.steps()).isEqualTo("""
            mail-transaction
              find-notice
              settle-found
            """);
        assertThat(route.handlers()).isEmpty();
    }

    @Test
    void a_mail_that_came_back_is_given_up_with_a_work_item_and_the_same_again_changes_nothing() {
        assertThat(place(report(Action.FAILED, "5.1.1"))).isEqualTo(Place.HANDLED);

        assertThat(hub.row(notice)).extracting(AHub.Row::state, AHub.Row::reason).containsExactly("GIVEN_UP", "MAIL_BOUNCED_5_1_1");
        assertThat(undelivered()).isEqualTo(1);
        assertThat(content()).as("nothing was told").isEqualTo("PLAIN");

        assertThat(place(report(Action.FAILED, "5.1.1"))).isEqualTo(Place.HANDLED);
        assertThat(undelivered()).isEqualTo(1);
    }

    @Test
    void a_mail_whose_attempt_has_no_known_outcome_is_given_up_too() {
        stands("WAITING", "'CONNECTION_LOST'", 2);

        place(report(Action.FAILED, "5.1.1"));

        assertThat(hub.row(notice)).extracting(AHub.Row::state, AHub.Row::reason).containsExactly("GIVEN_UP", "MAIL_BOUNCED_5_1_1");
    }

    @Test
    void a_mail_that_a_plan_withdrew_stays_withdrawn() {
        stands("DROPPED");

        assertThat(place(report(Action.FAILED, "5.1.1"))).isEqualTo(Place.HANDLED);

        assertThat(hub.row(notice).state()).isEqualTo("DROPPED");
        assertThat(undelivered()).isZero();
    }

    @Test
    void a_report_about_an_earlier_attempt_is_harmless() {
        assertThat(place(new IncomingMail.DeliveryReport(List.of(new MentionedNotice(notice, OptionalInt.of(1))), Action.FAILED, "5.1.1")))
            .isEqualTo(Place.HANDLED);

        assertThat(hub.row(notice).state()).isEqualTo("SENT");
    }

    @Test
    void a_mail_that_came_back_before_its_sending_was_recorded_stays_given_up() {
        stands("SENDING");
        place(report(Action.FAILED, "5.1.1"));

        Outcomes.Before before = new Outcomes(store.database())
            .sent(List.of(new Outcomes.Sent(notice, ContentLevel.PLAIN)), hub.clock().instant());

        assertThat(before.givenUp()).isEmpty();
        assertThat(hub.row(notice)).extracting(AHub.Row::state, AHub.Row::reason).containsExactly("GIVEN_UP", "MAIL_BOUNCED_5_1_1");
    }

    @Test
    void a_report_does_not_stop_a_mail_that_waits_to_be_sent_again() {
        stands("WAITING");

        assertThat(place(report(Action.FAILED, "5.1.1"))).isEqualTo(Place.HANDLED);

        assertThat(hub.row(notice).state()).isEqualTo("WAITING");
        assertThat(undelivered()).isZero();
    }

    @Test
    void a_report_that_names_no_attempt_counts_if_there_was_one_only() {
        IncomingMail unnumbered = new IncomingMail.DeliveryReport(mentioned(), Action.FAILED, "5.1.1");
        place(unnumbered);
        assertThat(hub.row(notice).state()).isEqualTo("SENT");

        stands("SENT", "null", 1);
        place(unnumbered);
        assertThat(hub.row(notice).state()).isEqualTo("GIVEN_UP");
    }

    @Test
    void a_report_of_a_delay_or_a_delivery_changes_nothing() {
        for (Action action : List.of(Action.DELAYED, Action.DELIVERED, Action.RELAYED, Action.EXPANDED)) {
            assertThat(place(report(action, "4.4.1"))).isEqualTo(Place.HANDLED);
        }
        assertThat(hub.row(notice).state()).isEqualTo("SENT");
    }

    @Test
    void the_answer_of_a_person_is_a_work_item_of_the_municipality_once_also_after_it_was_closed() {
        assertThat(place(answer(mentioned(), "<one@kommune.example>"))).isEqualTo(Place.HANDLED);

        StoredWorkItem item = replies().get(0);
        assertThat(item.item().addressee()).contains(new Addressee.OneMunicipality(new MunicipalityCode("0751")));
        assertThat(item.item().because()).contains(hub.reference(notice), "Broen/handled").doesNotContain(hub.citizen().digits());
        assertThat(item.item().key()).doesNotContain("kommune");
        hub.workItems().close(item.id(), "a clerk", "read", hub.clock().instant());

        place(answer(mentioned(), "<one@kommune.example>"));
        assertThat(replies()).as("the same answer").isEmpty();
        place(answer(mentioned(), "<two@kommune.example>"));
        place(answer(mentioned(), "<three@kommune.example>"));
        assertThat(replies()).as("other answers are one work item").hasSize(1);
    }

    @Test
    void each_answer_to_a_mail_with_several_notices_is_a_work_item_that_names_them_all() throws Exception {
        try (AHub other = new AHub(store)) {
            other.admitted();
            NotificationId second = other.notice("QUEUE");
            store.database().jdbc().sql("update notification set left_in = :mail, channel = 'MAIL', attempts = 2 where id = any(:ids)")
                .param("mail", UUID.randomUUID()).param("ids", new UUID[] {notice.value(), second.value()}, Types.ARRAY).update();

            place(answer(mentioned(), "<four@kommune.example>"));
            place(answer(mentioned(), "<five@kommune.example>"));
            place(answer(mentioned(), "<five@kommune.example>"));
            place(new IncomingMail.Reply(List.of(), Optional.of(hub.reference(notice)), "<six@kommune.example>", true));

            assertThat(replies()).hasSize(3).allSatisfy(item -> assertThat(item.item().because())
                .contains("the 2 references", hub.reference(notice), other.reference(second)));
        }
    }

    @Test
    void an_answer_whose_thread_was_cut_off_is_found_by_the_reference_in_its_subject() {
        IncomingMail cut = new IncomingMail.Reply(List.of(), Optional.of(hub.reference(notice)), "<cut@kommune.example>", true);

        assertThat(place(cut)).isEqualTo(Place.HANDLED);

        assertThat(replies()).singleElement().extracting(item -> item.item().because()).asString().contains(hub.reference(notice));
    }

    @Test
    void a_mail_of_a_person_about_no_known_notice_is_a_work_item_for_operators_once() {
        IncomingMail mail = new IncomingMail.Reply(List.of(), Optional.of("222222"), "<who@kommune.example>", false);
        int before = unmatched().size();

        assertThat(place(mail)).isEqualTo(Place.UNMATCHED);
        assertThat(place(mail)).isEqualTo(Place.UNMATCHED);
        assertThat(place(new IncomingMail.Reply(List.of(), Optional.empty(), "<news@shop.example>", true))).isEqualTo(Place.UNMATCHED);

        assertThat(unmatched()).hasSize(before + 1);
        StoredWorkItem item = unmatched().get(before);
        assertThat(item.item().addressee()).isEmpty();
        assertThat(item.item().because()).contains("Broen/unmatched");
        assertThat(item.item().key()).doesNotContain("kommune");
    }

    @Test
    void a_mail_about_no_notice_of_the_hub_is_kept_apart() {
        List<MentionedNotice> unknown = List.of(new MentionedNotice(new NotificationId(UUID.randomUUID()), OptionalInt.empty()));

        assertThat(place(answer(List.of(), "<none@kommune.example>"))).isEqualTo(Place.UNMATCHED);
        assertThat(place(answer(unknown, "<unknown@kommune.example>"))).isEqualTo(Place.UNMATCHED);
        assertThat(place(new IncomingMail.DeliveryReport(unknown, Action.FAILED, "5.1.1"))).isEqualTo(Place.UNMATCHED);
        assertThat(place(new IncomingMail.Unclear(mentioned()))).isEqualTo(Place.UNMATCHED);
    }

    @Test
    void what_a_program_wrote_or_nobody_can_read_changes_nothing() {
        assertThat(place(new IncomingMail.Automatic(mentioned()))).isEqualTo(Place.HANDLED);
        assertThat(place(new IncomingMail.Automatic(List.of()))).isEqualTo(Place.HANDLED);
        assertThat(place(new IncomingMail.Unreadable(IncomingMail.Reason.TOO_LONG))).isEqualTo(Place.UNREADABLE);
        assertThat(replies()).isEmpty();
    }

    @Test
    void the_first_known_notice_is_the_one_that_is_answered() {
        MentionedNotice unknown = new MentionedNotice(new NotificationId(UUID.randomUUID()), OptionalInt.empty());

        assertThat(place(answer(List.of(unknown, mentioned().get(0)), "<three@kommune.example>"))).isEqualTo(Place.HANDLED);

        assertThat(replies()).hasSize(1);
    }

    @Test
    void nothing_is_stored_if_a_step_fails() {
        WatchedTransaction transaction = new WatchedTransaction();
        route.fails("settle-found", transaction, Fault.databaseAway());

        assertThat(route.run(report(Action.FAILED, "5.1.1")).getException()).isNotNull();

        assertThat(transaction.state()).isEqualTo(ROLLED_BACK);
        assertThat(hub.row(notice).state()).isEqualTo("SENT");
    }

    private IncomingMail report(Action action, String status) {
        return new IncomingMail.DeliveryReport(List.of(new MentionedNotice(notice, OptionalInt.of(2))), action, status);
    }

    private List<MentionedNotice> mentioned() {
        return List.of(new MentionedNotice(notice, OptionalInt.empty()));
    }

    private static IncomingMail.Reply answer(List<MentionedNotice> notices, String id) {
        return new IncomingMail.Reply(notices, Optional.empty(), id, false);
    }

    private List<StoredWorkItem> unmatched() {
        WorkItems items = hub.workItems();
        return items.list().stream().filter(item -> item.item().kind() == WorkItem.Kind.MAIL_REPLY)
            .filter(item -> items.citizenOf(item.id()).isEmpty()).toList();
    }

    private Place place(IncomingMail mail) {
        Exchange exchange = route.run(mail);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(Place.class);
    }

    private void stands(String state) {
        stands(state, "null", 2);
    }

    private void stands(String state, String reason, int attempts) {
        store.database().jdbc().sql(SET.formatted(state, reason, attempts)).param("id", notice.value()).update();
    }

    private String content() {
        return store.database().jdbc().sql("select content from notification where id = :id").param("id", notice.value())
            .query(String.class).single();
    }

    private long undelivered() {
        return open(WorkItem.Kind.UNDELIVERED).size();
    }

    private List<StoredWorkItem> replies() {
        return open(WorkItem.Kind.MAIL_REPLY);
    }

    private List<StoredWorkItem> open(WorkItem.Kind kind) {
        WorkItems items = hub.workItems();
        return items.list().stream().filter(item -> item.item().kind() == kind)
            .filter(item -> items.citizenOf(item.id()).filter(hub.citizen()::equals).isPresent()).toList();
    }
}
