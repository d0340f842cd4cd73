package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.LEAVE_STARTED;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.citizen.Person;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AHub;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.terms.ContactPoint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A mail that came back is told at the next contact point of the unit (domain.md §6). All times are in opening hours. */
class BouncedMailTest {
    private static final ContactPoint.Mail FIRST = new ContactPoint.Mail("bostoette@aarhus.example");
    private static final ContactPoint.Mail SECOND = new ContactPoint.Mail("vagt@aarhus.example");
    private static final ContactPoint.Mail OWN = new ContactPoint.Mail("anne@aarhus.example");
    private static final ContactPoint.Sms PHONE = new ContactPoint.Sms("+4520000001", ContactPoint.When.OUTSIDE_HOURS);

    @Test
    void what_came_back_is_told_at_the_next_mailbox_once_and_other_news_tries_the_first_one_again() {
        AHub hub = hub(FIRST, SECOND).attempting(AHub.Outcome.BOUNCED);
        hub.hears(anAdmission().at("2026-12-01T10:00").original());

        assertThat(addresses(hub.looks("2026-12-01T12:00"))).containsExactly(SECOND);
        assertThat(hub.looks("2026-12-01T13:00").notices()).as("it was told").isEmpty();
        assertThat(addresses(hub.hears(aDischarge().at("2026-12-02T10:00").original()))).containsExactly(FIRST);
    }

    @Test
    void what_comes_back_late_is_told_at_the_next_mailbox_also_if_the_first_one_took_other_news_since() {
        AHub hub = hub(FIRST, SECOND);
        hub.hears(anAdmission().at("2026-12-01T10:00").original());
        assertThat(addresses(hub.hears(an(LEAVE_STARTED).at("2026-12-02T10:00").original()))).containsExactly(FIRST);

        assertThat(addresses(hub.comingBack(ADMITTED, FIRST).looks("2026-12-07T10:00"))).containsExactly(SECOND);
        assertThat(addresses(hub.comingBack(LEAVE_STARTED, FIRST).looks("2026-12-08T10:00"))).containsExactly(SECOND);
        assertThat(hub.looks("2026-12-09T10:00").notices()).as("both were told").isEmpty();
    }

    @Test
    void what_came_back_from_each_mailbox_is_not_said_again() {
        AHub hub = hub(FIRST, SECOND).attempting(AHub.Outcome.BOUNCED, AHub.Outcome.BOUNCED);
        hub.hears(anAdmission().at("2026-12-01T10:00").original());
        hub.looks("2026-12-01T12:00");

        assertThat(AHub.told(hub.looks("2026-12-01T13:00"))).noneMatch(told -> told.contains("says"));
    }

    @Test
    void what_the_mail_server_refused_at_once_is_left_to_a_human_as_before() {
        AHub hub = hub(FIRST, SECOND).attempting(AHub.Outcome.GIVEN_UP);
        hub.hears(anAdmission().at("2026-12-01T10:00").original());

        assertThat(AHub.told(hub.looks("2026-12-01T12:00"))).noneMatch(told -> told.contains("says"));
    }

    @Test
    void a_unit_with_one_mailbox_and_a_phone_is_not_told_again() {
        AHub hub = hub(FIRST, PHONE).attempting(AHub.Outcome.BOUNCED);
        hub.hears(anAdmission().at("2026-12-01T10:00").original());

        assertThat(AHub.told(hub.looks("2026-12-01T12:00"))).noneMatch(told -> told.contains("says"));
    }

    @Test
    void what_came_back_from_the_mailbox_of_a_person_is_told_to_the_unit() {
        Person worker = new Person("Anne Holm", Optional.empty(), Optional.empty(), List.of(OWN));
        AHub hub = new AHub(ADirectory.of(aarhus().with(aUnit("tovholdere", COORDINATOR), aUnit("bostoette", HOUSING_SUPPORT)
            .reachedBy(FIRST)).withCoordinatorTeam("tovholdere")),
            aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette", worker).withConsentFor(HOUSING_SUPPORT))
            .attempting(AHub.Outcome.BOUNCED);
        assertThat(addresses(hub.hears(anAdmission().at("2026-12-01T10:00").original()))).containsExactly(OWN);

        assertThat(addresses(hub.looks("2026-12-01T12:00"))).containsExactly(FIRST);
        assertThat(hub.looks("2026-12-01T13:00").notices()).as("it was told").isEmpty();
    }

    private static AHub hub(ContactPoint... points) {
        return new AHub(ADirectory.of(aarhus().with(aUnit("tovholdere", COORDINATOR), aUnit("bostoette", HOUSING_SUPPORT)
            .reachedBy(points)).withCoordinatorTeam("tovholdere")),
            aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette").withConsentFor(HOUSING_SUPPORT));
    }

    private static List<ContactPoint> addresses(Plan plan) {
        return plan.notices().stream().flatMap(notice -> notice.deliveries().stream()).map(Delivery::to).toList();
    }
}
