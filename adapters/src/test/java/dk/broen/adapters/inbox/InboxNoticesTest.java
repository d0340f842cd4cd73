package dk.broen.adapters.inbox;

import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.HOUSING;
import static dk.broen.adapters.staging.Given.JOBS;
import static dk.broen.adapters.staging.Given.MONDAY_MORNING;
import static dk.broen.adapters.staging.Given.aCitizen;
import static dk.broen.adapters.staging.Given.anOccasion;
import static dk.broen.adapters.staging.Given.content;
import static dk.broen.adapters.staging.Given.mail;
import static dk.broen.adapters.staging.Given.planOf;
import static dk.broen.adapters.staging.Given.said;
import static dk.broen.adapters.staging.Given.saying;
import static dk.broen.adapters.staging.Given.sms;
import static dk.broen.domain.terms.EventType.ADMITTED;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.acknowledgement.Acknowledgements;
import dk.broen.adapters.inbox.InboxLine.Arrival;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.adapters.outbox.PlannedNotification;
import dk.broen.adapters.staging.APlan;
import dk.broen.adapters.staging.Store;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.notification.CameBack;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The read model of the inbox: a pointer on Friday night, and a mail that waits until Monday. */
@ExtendWith(Store.Shared.class)
class InboxNoticesTest {
    private final Cpr citizen = aCitizen();
    private Store store;
    private InboxNotices notices;
    private PlannedNotification pointer;
    private PlannedNotification mail;

    @BeforeEach
    void one_notice_on_two_channels(Store shared) {
        store = shared;
        notices = new InboxNotices(store.database(), store.keys());
        List<PlannedNotification> planned =
            store.save(anOccasion(store, citizen), citizen, planOf(citizen, sms(FRIDAY_NIGHT), mail(MONDAY_MORNING)), FRIDAY_NIGHT);
        pointer = planned.stream().filter(one -> one.channel() == Channel.SMS).findFirst().orElseThrow();
        mail = planned.stream().filter(one -> one.channel() == Channel.MAIL).findFirst().orElseThrow();
    }

    @Test
    void a_notice_that_only_waits_is_not_there() {
        assertThat(notices.find(pointer.reference())).isEmpty();
        assertThat(line(HOUSING, false)).isEmpty();
    }

    @Test
    void when_the_pointer_has_left_both_references_find_what_it_points_to() {
        leave(pointer);

        assertThat(List.of(pointer.reference(), mail.reference())).allSatisfy(reference -> assertThat(notices.find(reference)).get()
            .satisfies(told -> {
                assertThat(told.reference()).as("that of the full notice").isEqualTo(mail.reference());
                assertThat(told.left()).as("that under which it can be answered").contains(pointer.reference());
                assertThat(told.citizen()).isEqualTo(citizen);
                assertThat(told.content().words().says()).extracting("type").containsExactly(ADMITTED);
                assertThat(told.sendings()).extracting(ToldNotice.Sending::channel).containsExactly(Channel.MAIL, Channel.SMS);
            }));
        assertThat(line(HOUSING, false)).get().extracting(InboxLine::arrival, InboxLine::unanswered).containsExactly(Arrival.UNDER_WAY,
            true);
        assertThat(line(JOBS, false)).as("of another unit").isEmpty();
        assertThat(notices.about(citizen)).hasSize(1);
    }

    @Test
    void an_answer_takes_it_from_the_list_of_the_unanswered_and_an_opening_does_not() {
        leave(pointer);
        leave(mail);
        answer(Acknowledgement.Kind.SEEN);
        assertThat(line(HOUSING, true)).get().extracting(InboxLine::arrival).isEqualTo(Arrival.ARRIVED);

        answer(Acknowledgement.Kind.RECEIVED);

        assertThat(line(HOUSING, true)).isEmpty();
        assertThat(line(HOUSING, false)).get().extracting(InboxLine::answer).isEqualTo(Optional.of(Acknowledgement.Kind.RECEIVED));
    }

    @Test
    void the_reference_that_has_left_is_one_that_can_be_answered() {
        leave(pointer);
        String left = notices.find(mail.reference()).orElseThrow().left().orElseThrow();

        Outbox outbox = store.outbox(Duration.ofMinutes(1));
        assertThat(outbox.left(left)).isPresent();
        assertThat(outbox.left(mail.reference())).as("while it waits").isEmpty();
    }

    @Test
    void whose_part_is_nobody_elses_business_is_in_no_list_of_others() {
        leave(pointer);
        UnitFunction function = notices.find(pointer.reference()).orElseThrow().entry().function();

        assertThat(listedOpenly(List.of())).contains(mail.reference());
        assertThat(listedOpenly(List.of(function))).doesNotContain(mail.reference());
        store.database().jdbc().sql("update ledger_entry set basis = 'OVERRIDE' where id = :id")
            .param("id", notices.find(pointer.reference()).orElseThrow().entry().id().value()).update();
        assertThat(listedOpenly(List.of())).doesNotContain(mail.reference());
        assertThat(line(HOUSING, false)).as("for the unit itself").isPresent();
    }

    private List<String> listedOpenly(List<UnitFunction> hidden) {
        return notices.listOpenly(List.of(HOUSING), hidden, new InboxNotices.Page(true, FRIDAY_NIGHT, Integer.MAX_VALUE, 0)).stream()
            .map(InboxLine::reference).toList();
    }

    @Test
    void what_is_withdrawn_after_its_pointer_left_needs_no_answer() {
        leave(pointer);
        store.sending().dropped(mail.id(), "CONSENT_WITHDRAWN", MONDAY_MORNING);

        assertThat(line(HOUSING, false)).get().extracting(InboxLine::arrival, InboxLine::unanswered).containsExactly(Arrival.WITHDRAWN,
            false);
        assertThat(notices.find(pointer.reference()).orElseThrow().entry().withdrawn()).isTrue();
    }

    @Test
    void the_pointer_of_a_mail_that_was_refused_leads_to_the_mail_that_replaces_it() {
        leave(pointer);
        store.sending().attempt(mail.id(), Optional.of(content(said(saying(citizen, ADMITTED)))), MONDAY_MORNING);
        store.sending().givenUp(mail.id(), CameBack.atOnce("SMTP_550"), MONDAY_MORNING);
        assertThat(notices.find(pointer.reference())).get().extracting(ToldNotice::reference).isEqualTo(mail.reference());

        PlannedNotification instead = store.save(anOccasion(store, citizen), citizen,
            planOf(citizen, mailTo("vagt@example.invalid", MONDAY_MORNING)), MONDAY_MORNING).get(0);
        assertThat(notices.find(pointer.reference())).get().as("before it leaves").extracting(ToldNotice::reference)
            .isEqualTo(mail.reference());
        leave(instead);

        assertThat(notices.find(pointer.reference())).get().extracting(ToldNotice::reference).isEqualTo(instead.reference());
        assertThat(notices.find(mail.reference())).get().as("its own reference").extracting(ToldNotice::reference)
            .isEqualTo(mail.reference());
        assertThat(notices.of(notices.find(pointer.reference()).orElseThrow().entry().id())).get().extracting(ToldNotice::reference)
            .isEqualTo(instead.reference());
        store.database().jdbc().sql("update notification set state = 'DROPPED' where id = :id").param("id", instead.id().value()).update();
        assertThat(notices.find(pointer.reference())).get().as("if that is withdrawn").extracting(ToldNotice::reference)
            .isEqualTo(mail.reference());
        assertThat(notices.find(instead.reference())).get().extracting(ToldNotice::reference).isEqualTo(instead.reference());
    }

    @Test
    void the_pointer_of_a_notice_that_was_planned_again_for_the_next_phone_leads_to_the_new_notice() {
        leave(pointer);
        store.sending().dropped(mail.id(), "REPLACED", FRIDAY_NIGHT);
        PlannedNotification next = store.save(anOccasion(store, citizen), citizen,
            planOf(citizen, smsTo("+4520000002", FRIDAY_NIGHT), mail(MONDAY_MORNING)), FRIDAY_NIGHT).stream()
            .filter(one -> one.channel() == Channel.SMS).findFirst().orElseThrow();
        leave(next);

        assertThat(notices.find(pointer.reference())).get().extracting(told -> told.entry().id())
            .isEqualTo(notices.find(next.reference()).orElseThrow().entry().id());
        assertThat(notices.find(pointer.reference()).orElseThrow().entry().withdrawn()).isFalse();
    }

    @Test
    void the_pointer_of_one_person_never_leads_to_the_notice_of_another_one_of_the_unit() {
        leave(pointer);
        store.sending().attempt(mail.id(), Optional.of(content(said(saying(citizen, ADMITTED)))), MONDAY_MORNING);
        store.sending().givenUp(mail.id(), CameBack.atOnce("SMTP_550"), MONDAY_MORNING);
        PlannedNotification toBo = store.save(anOccasion(store, citizen), citizen, new APlan().notice(
            content(new RecipientId(HOUSING, Optional.of("Bo")), said(saying(citizen, ADMITTED))),
            mailTo("bo@example.invalid", MONDAY_MORNING))
            .build(), MONDAY_MORNING).get(0);
        leave(toBo);

        assertThat(notices.find(pointer.reference())).get().extracting(ToldNotice::reference).isEqualTo(mail.reference());
    }

    private static Delivery smsTo(String number, Instant due) {
        return new Delivery(Channel.SMS, new ContactPoint.Sms(number, ContactPoint.When.ALWAYS), ContentLevel.POINTER, due, true);
    }

    private static Delivery mailTo(String address, Instant due) {
        return new Delivery(Channel.MAIL, new ContactPoint.Mail(address), ContentLevel.PLAIN, due, false);
    }

    @Test
    void who_has_it_now_stands_at_the_notice() {
        leave(pointer);
        ToldNotice.Handover handed = new ToldNotice.Handover(MONDAY_MORNING, "Bodil (bodil)", "Kirsten");
        new Handovers(store.database(), store.keys()).add(notices.find(pointer.reference()).orElseThrow().entry().id(), handed);

        assertThat(notices.find(pointer.reference()).orElseThrow().handovers()).containsExactly(handed);
        assertThat(handed.toString()).doesNotContain("Bodil", "Kirsten");
    }

    private void leave(PlannedNotification notice) {
        store.sending().attempt(notice.id(), Optional.of(content(said(saying(citizen, ADMITTED)))), FRIDAY_NIGHT);
        store.sending().sent(notice.id(), notice.channel() == Channel.SMS ? ContentLevel.POINTER : ContentLevel.PLAIN, FRIDAY_NIGHT);
    }

    private void answer(Acknowledgement.Kind kind) {
        new Acknowledgements(store.database(), store.keys()).add(notices.find(mail.reference()).orElseThrow().entry().id(), mail.id(),
            new Acknowledgement(kind, Acknowledgement.Way.INBOX, "Bodil", Optional.empty(), MONDAY_MORNING));
    }

    private Optional<InboxLine> line(UnitId unit, boolean unanswered) {
        return notices.list(List.of(unit), new InboxNotices.Page(unanswered, FRIDAY_NIGHT, Integer.MAX_VALUE, 0)).stream()
            .filter(one -> one.reference().equals(mail.reference())).findFirst();
    }
}
