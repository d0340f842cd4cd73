package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.LONG_AGO;
import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AMunicipality.SILKEBORG;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.planning.Scene.knownToSocialServices;
import static dk.broen.domain.planning.Scene.supported;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Period;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever loses its part during a stay that it heard of hears that its part ended, and nothing new after that (domain.md §5). */
class PartEndedTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final StayEvent DISCHARGED = aDischarge().at("2026-12-03T10:00").original();
    private final Scene scene = new Scene();
    private final AHub hub = scene.hub(supported());

    @Test
    void a_move_tells_the_new_municipality_the_stay_and_the_former_one_that_its_part_ended() {
        hub.hears(ADMITTED);
        hub.knowing(movedTo(SILKEBORG)).looks("2026-12-02T00:00");
        hub.hears(DISCHARGED);

        assertThat(hub.read("silkeborg-bostoette")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED");
        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "part ended");
    }

    @Test
    void the_day_of_moving_is_looked_at_without_another_occasion() {
        AHub moving = scene.hub(movedTo(SILKEBORG));

        assertThat(moving.hears(ADMITTED).lookAgain()).contains(Danish.time("2026-12-02T00:00"));
    }

    @Test
    void a_former_municipality_whose_notice_waits_is_told_nothing() {
        AHub mail = scene.hub(knownToSocialServices());
        mail.hears(anAdmission().at("2026-12-04T20:00").original());
        Plan plan = mail.knowing(aCitizen().livingIn(AARHUS, until("2026-12-04"))
            .livingIn(SILKEBORG, Danish.since(LocalDate.of(2026, 12, 5)))).looks("2026-12-05T10:00");
        mail.looks("2026-12-07T09:00");

        assertThat(plan.withdrawn()).extracting(Plan.Withdrawn::reason).containsExactly("NO_LONGER_RECIPIENT");
        assertThat(mail.read("voksne")).isEmpty();
    }

    @Test
    void a_former_municipality_is_told_also_if_the_new_one_is_not_connected_or_tells_nobody() {
        scene.silkeborgRules().tellingOnlyOf(EventType.EMERGENCY_CONTACT);
        for (String municipality : List.of("0410", SILKEBORG)) {
            AHub moving = scene.hub(supported());
            moving.hears(ADMITTED);
            moving.knowing(movedTo(municipality)).looks("2026-12-02T10:00");

            assertThat(moving.read("bostoette")).last().isEqualTo("part ended");
        }
    }

    @Test
    void the_end_of_the_part_is_told_once() {
        hub.hears(ADMITTED);
        hub.knowing(movedTo(SILKEBORG)).looks("2026-12-02T00:00");
        hub.looks("2026-12-02T10:00");
        hub.hears(DISCHARGED);

        assertThat(hub.read("bostoette").stream().filter("part ended"::equals)).hasSize(1);
    }

    @Test
    void a_part_that_ends_after_the_stay_ended_is_told_to_nobody() {
        hub.hears(ADMITTED, DISCHARGED);
        hub.knowing(movedTo(SILKEBORG)).looks("2026-12-04T10:00");

        assertThat(hub.read("bostoette")).last().isEqualTo("says DISCHARGED, now DISCHARGED");
    }

    @Test
    void whoever_lost_its_part_still_unlearns_what_is_untrue() {
        hub.hears(ADMITTED);
        hub.knowing(movedTo(SILKEBORG)).looks("2026-12-02T00:00");
        hub.hears(anAdmission().at("2026-12-01T10:00").sentAt("2026-12-02T11:00").cancelled());

        assertThat(hub.read("bostoette")).last().isEqualTo("takes back ADMITTED");
    }

    @Test
    void a_part_that_returns_is_told_again_what_holds() {
        hub.hears(ADMITTED);
        hub.knowing(movedTo(SILKEBORG)).looks("2026-12-02T10:00");
        hub.knowing(supported()).looks("2026-12-03T10:00");

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "part ended", "says ADMITTED, now ADMITTED");
    }

    @Test
    void a_service_that_ends_during_the_stay_ends_the_part() {
        ACitizen ending = aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette", until("2026-12-02"))
            .withConsentFor(HOUSING_SUPPORT);
        AHub ended = scene.hub(ending);
        ended.hears(ADMITTED);
        ended.looks("2026-12-03T08:00");

        assertThat(ended.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "part ended");
    }

    @Test
    void a_consent_that_is_withdrawn_ends_no_part() {
        hub.hears(ADMITTED);
        hub.knowing(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette")).looks("2026-12-02T10:00");

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
    }

    @Test
    void while_the_municipality_is_unclear_those_already_told_go_on_hearing_and_nobody_new_is_told() {
        AHub unclear = scene.hub(supported());
        unclear.hears(ADMITTED);
        unclear.knowing(supported().withServiceAt(SOCIAL_SERVICES, "voksne").withConsentFor(SOCIAL_SERVICES).livingIn(SILKEBORG));
        Plan plan = unclear.hears(DISCHARGED);

        assertThat(unclear.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED");
        assertThat(unclear.read("voksne")).isEmpty();
        assertThat(unclear.tasks()).contains(Kind.MUNICIPALITY_UNCLEAR);
        assertThat(plan.open()).extracting(item -> item.because()).noneMatch(because -> because.contains(SILKEBORG));
    }

    @Test
    void who_was_told_of_the_beginning_only_hears_that_its_part_ended() {
        scene.aarhusRules().tellingOnlyOf(EventType.ADMITTED);
        AHub beginnings = scene.hub(supported());
        beginnings.hears(ADMITTED);
        beginnings.knowing(aCitizen().livingIn(AARHUS)).looks("2026-12-02T10:00");

        assertThat(beginnings.read("bostoette")).containsExactly("says ADMITTED", "part ended");
    }

    @Test
    void while_the_municipality_is_unclear_a_notice_that_waits_does_not_leave() {
        AHub mail = scene.hub(knownToSocialServices());
        mail.hears(anAdmission().at("2026-12-04T20:00").original());
        Plan plan = mail.knowing(knownToSocialServices().livingIn(SILKEBORG)).looks("2026-12-05T10:00");
        mail.looks("2026-12-07T09:00");

        assertThat(plan.withdrawn()).extracting(Plan.Withdrawn::reason).containsExactly("NO_LONGER_RECIPIENT");
        assertThat(mail.read("voksne")).isEmpty();
    }

    @Test
    void the_end_of_a_part_sends_no_sms_outside_hours() {
        hub.hears(ADMITTED);

        assertThat(AHub.channels(hub.knowing(aCitizen().livingIn(AARHUS)).looks("2026-12-02T20:00"))).containsExactly("bostoette QUEUE");
    }

    private static Period until(String day) {
        return Period.between(LONG_AGO.from(), LocalDate.parse(day));
    }

    private static ACitizen movedTo(String municipality) {
        return aCitizen().livingIn(AARHUS, until("2026-12-01")).livingIn(municipality, Danish.since(LocalDate.of(2026, 12, 2)))
            .withServiceAt(HOUSING_SUPPORT, "bostoette").withServiceAt(HOUSING_SUPPORT, "silkeborg-bostoette")
            .withConsentFor(HOUSING_SUPPORT).with(aConsent().naming(HOUSING_SUPPORT).givenIn(SILKEBORG));
    }
}
