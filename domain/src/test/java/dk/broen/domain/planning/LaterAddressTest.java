package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.APerson;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.ContactPoint.When;
import dk.broen.domain.terms.EventType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A notice at two addresses, one of which is used later: it still leaves there, unless it is not right any more (domain.md §6). */
class LaterAddressTest {
    private static final ContactPoint ANNAS_MAIL = new ContactPoint.Mail("anna@kommune.example");
    private static final String FRIDAY_NIGHT = "2026-12-04T20:00";
    private static final String SATURDAY = "2026-12-05T10:00";
    private static final String MONDAY = "2026-12-07T09:00";
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-04T10:00").original();
    private final AHub hub = new Scene().hub(coordinatedByAnna().withConsentFor(COORDINATOR));

    @Test
    void what_is_taken_back_goes_at_once_to_the_queue_and_at_the_opening_to_the_mail_that_was_told() {
        Plan plan = cancelled();

        assertThat(plan.notices()).singleElement().satisfies(notice -> assertThat(notice.deliveries())
            .extracting(Delivery::to, Delivery::due).containsExactly(tuple(ANNAS_MAIL, Danish.time(MONDAY)),
                tuple(new ContactPoint.Queue("notifications.tovholdere"), Danish.time(FRIDAY_NIGHT))));
    }

    @Test
    void it_waits_for_the_opening_as_it_is() {
        cancelled();

        for (String time : List.of(SATURDAY, MONDAY)) {
            Plan plan = hub.looks(time);
            assertThat(plan.kept()).singleElement().satisfies(kept -> {
                assertThat(AHub.sentence(kept.content().words())).isEqualTo("takes back ADMITTED");
                assertThat(kept.revived()).isFalse();
            });
            assertThat(plan.withdrawn()).isEmpty();
            assertThat(plan.notices()).isEmpty();
        }
        assertThat(hub.looks("2026-12-07T10:00").kept()).as("it has left").isEmpty();
    }

    @Test
    void it_is_withdrawn_if_what_it_takes_back_is_true_after_all() {
        cancelled();
        Plan plan = hub.hears(anAdmission().at("2026-12-04T10:00").sentAt(SATURDAY).original());

        assertThat(plan.withdrawn()).extracting(Plan.Withdrawn::reason).containsExactly("REPLACED");
        assertThat(plan.kept()).isEmpty();
    }

    @Test
    void it_is_withdrawn_if_what_it_says_is_old_news() {
        corrected();
        Plan plan = hub.hears(aDischarge().at(SATURDAY).original());

        assertThat(plan.withdrawn()).extracting(Plan.Withdrawn::reason).containsExactly("SUPERSEDED");
        assertThat(plan.kept()).isEmpty();
    }

    @Test
    void it_says_how_things_stand_when_it_leaves() {
        corrected();
        Plan plan = hub.hears(an(EventType.LEAVE_STARTED).at(SATURDAY).original());

        assertThat(plan.kept()).extracting(kept -> AHub.sentence(kept.content().words()))
            .containsExactly("takes back ADMITTED, says ADMITTED, now ON_LEAVE");
    }

    @Test
    void it_is_held_while_the_consent_register_cannot_be_read() {
        corrected();
        Plan plan = hub.knowing(coordinatedByAnna().whoseConsentsCannotBeRead()).looks(SATURDAY);

        assertThat(plan.held()).hasSize(1);
        assertThat(plan.kept()).isEmpty();
        assertThat(plan.withdrawn()).isEmpty();
    }

    @Test
    void it_is_withdrawn_if_the_consent_is_withdrawn() {
        corrected();
        Plan plan = hub.knowing(coordinatedByAnna().with(aConsent().naming(COORDINATOR).withdrawnAt("2026-12-05T09:00"))).looks(SATURDAY);

        assertThat(plan.withdrawn()).extracting(Plan.Withdrawn::reason).containsExactly("CONSENT_WITHDRAWN");
        assertThat(plan.held()).isEmpty();
    }

    @Test
    void a_mail_that_waits_until_an_absence_goes_to_the_queue_of_the_unit_if_the_deputy_has_only_a_phone() {
        AHub busy = busyUntilTheAbsence(aPerson("Bo").answeringOn("20 00 00 03"));

        Plan plan = busy.looks(MONDAY);

        assertThat(plan.withdrawn()).extracting(Plan.Withdrawn::reason).containsExactly("REPLACED");
        assertThat(plan.notices()).singleElement().satisfies(notice -> assertThat(notice.deliveries()).extracting(Delivery::to)
            .containsExactly(new ContactPoint.Queue("notifications.tovholdere")));
        assertThat(busy.looks("2026-12-07T10:00").notices()).as("it has left").isEmpty();
    }

    @Test
    void a_mail_that_waits_until_an_absence_goes_to_the_mail_of_the_deputy() {
        Plan plan = busyUntilTheAbsence(aPerson("Bo").at(new ContactPoint.Mail("bo@kommune.example"))).looks(MONDAY);

        assertThat(plan.withdrawn()).isEmpty();
        assertThat(plan.kept()).hasSize(1);
    }

    @Test
    void a_mail_whose_address_is_gone_is_replaced_by_a_task_if_nobody_can_be_reached() {
        Scene scene = new Scene();
        scene.aarhusRules().with(aUnit("vagt", COORDINATOR).reachedBy(new ContactPoint.Sms("+4520000001", When.OUTSIDE_HOURS)));
        AHub busy = scene.hub(absentFromMonday(aPerson("Bo"), "vagt")).attempting(AHub.Outcome.UNKNOWN);
        busy.hears(ADMITTED);

        Plan plan = busy.looks(MONDAY);

        assertThat(plan.withdrawn()).hasSize(1);
        assertThat(plan.notices()).isEmpty();
        assertThat(busy.tasks()).contains(Kind.NO_CONTACT_POINT);
    }

    private static AHub busyUntilTheAbsence(APerson deputy) {
        AHub busy = new Scene().hub(absentFromMonday(deputy, "tovholdere")).attempting(AHub.Outcome.UNKNOWN);
        busy.hears(ADMITTED);
        assertThat(busy.attempted("tovholdere")).hasSize(1);
        return busy;
    }

    private static ACitizen absentFromMonday(APerson deputy, String unit) {
        return aCitizen().livingIn(AARHUS).withConsentFor(COORDINATOR).coordinatedBy(appointed(aPerson("Anna").at(ANNAS_MAIL), unit)
            .deputisedBy(deputy).absent("2026-12-07", "2026-12-11"));
    }

    private Plan cancelled() {
        hub.hears(ADMITTED);
        return hub.hears(anAdmission().at("2026-12-04T10:00").sentAt(FRIDAY_NIGHT).cancelled());
    }

    private void corrected() {
        hub.hears(ADMITTED);
        hub.hears(anAdmission().at("2026-12-04T09:00").sentAt(FRIDAY_NIGHT).corrected());
        assertThat(hub.read("tovholdere")).last().isEqualTo("takes back ADMITTED, says ADMITTED, now ADMITTED");
    }

    private static ACitizen coordinatedByAnna() {
        return aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anna").at(ANNAS_MAIL), "tovholdere"));
    }
}
