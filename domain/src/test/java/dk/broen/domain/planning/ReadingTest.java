package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.ADirectory.MIDTJYLLAND;
import static dk.broen.domain.given.ADirectory.SYDDANMARK;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AMunicipality.SILKEBORG;
import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.aPlannedDischarge;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.given.AnOverride.anOverride;
import static dk.broen.domain.given.TheCourses.CONFERENCE;
import static dk.broen.domain.planning.Scene.supported;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AConsent;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AHub;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.EventType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** To open a notice is to be told: it is shown only while its basis holds (domain.md §4). */
class ReadingTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final StayEvent DISCHARGED = aDischarge().at("2026-12-03T10:00").original();
    private static final StayEvent CANCELLED = anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T11:00").cancelled();
    private static final StayEvent CORRECTED = anAdmission().at("2026-12-01T09:00").sentAt("2026-12-01T11:00").corrected();
    private static final StayEvent ON_LEAVE = an(EventType.LEAVE_STARTED).at("2026-12-05T20:00").original();
    private final AHub hub = new Scene().hub(supported());

    @Test
    void what_was_told_can_be_read_while_the_consent_holds_also_after_the_stay() {
        hub.hears(ADMITTED, DISCHARGED);
        hub.looks("2026-12-20T10:00");

        assertThat(readings()).containsExactly(Reading.PERMITTED, Reading.PERMITTED);
    }

    @Test
    void after_the_consent_is_withdrawn_nothing_can_be_read_any_more() {
        hub.hears(ADMITTED, DISCHARGED);
        hub.knowing(withdrawn()).looks("2026-12-04T10:00");

        assertThat(readings()).containsExactly(Reading.NO_BASIS, Reading.NO_BASIS);
    }

    @Test
    void while_the_register_is_down_nothing_can_be_read_and_afterwards_again() {
        hub.hears(ADMITTED);
        hub.knowing(supported().whoseConsentsCannotBeRead()).looks("2026-12-02T10:00");
        assertThat(readings()).containsExactly(Reading.NOT_NOW);

        hub.knowing(supported()).looks("2026-12-02T11:00");
        assertThat(readings()).containsExactly(Reading.PERMITTED);
    }

    @Test
    void who_has_no_part_any_more_reads_only_that_the_part_ended() {
        hub.hears(ADMITTED);
        hub.knowing(aCitizen().livingIn(AARHUS)).looks("2026-12-02T10:00");

        assertThat(readings()).containsExactly(Reading.NO_BASIS, Reading.PERMITTED);
    }

    @Test
    void what_a_later_notice_took_back_is_not_shown_and_the_later_notice_can_always_be_read() {
        hub.hears(ADMITTED, CANCELLED);
        assertThat(readings()).containsExactly(Reading.TAKEN_BACK, Reading.PERMITTED);

        hub.knowing(withdrawn()).looks("2026-12-04T10:00");
        assertThat(readings()).containsExactly(Reading.TAKEN_BACK, Reading.PERMITTED);
    }

    @Test
    void a_correction_replaces_what_it_corrects() {
        hub.hears(ADMITTED, CORRECTED);

        assertThat(readings()).containsExactly(Reading.TAKEN_BACK, Reading.PERMITTED);
    }

    @Test
    void age_is_no_permission_and_what_may_be_known_does_not_grow_old() {
        hub.hears(ADMITTED);
        hub.knowing(withdrawn()).looks("2026-12-04T10:00");
        hub.hears(aDischarge().at("2026-12-10T10:00").original());
        hub.looks("2027-01-20T10:00");
        assertThat(readings()).containsExactly(Reading.NO_BASIS);

        hub.knowing(supported());
        assertThat(readings()).as("with a consent").startsWith(Reading.PERMITTED);
    }

    @Test
    void a_later_stay_that_may_be_told_opens_nothing_of_one_that_may_not() {
        hub.knowing(consentingTo(MIDTJYLLAND, SYDDANMARK)).hears(anAdmission().from("ouh").at("2026-12-01T10:00").original(),
            aDischarge().from("ouh").at("2026-12-03T10:00").original());
        hub.knowing(consentingTo(MIDTJYLLAND)).hears(anAdmission().from("auh").inStay("s2").at("2026-12-05T10:00").original());

        assertThat(readings()).containsExactly(Reading.NO_BASIS, Reading.NO_BASIS, Reading.PERMITTED);
    }

    @Test
    void all_that_a_notice_says_must_be_permitted() {
        AHub mailed = new Scene().hub(toldOf(EventType.ADMITTED, EventType.LEAVE_STARTED));
        mailed.hears(anAdmission().at("2026-12-05T10:00").original(), ON_LEAVE);
        mailed.looks("2026-12-07T10:00");
        assertThat(mailed.read("voksne")).containsExactly("says ADMITTED LEAVE_STARTED");
        assertThat(readings(mailed)).contains(Reading.PERMITTED);

        mailed.knowing(toldOf(EventType.ADMITTED)).looks("2026-12-07T11:00");
        assertThat(readings(mailed)).contains(Reading.NO_BASIS).doesNotContain(Reading.PERMITTED);
    }

    @Test
    void what_a_later_notice_took_back_is_left_out_of_one_that_says_more() {
        AHub mailed = new Scene().hub(Scene.knownToSocialServices());
        mailed.hears(anAdmission().at("2026-12-05T10:00").original(), ON_LEAVE);
        mailed.looks("2026-12-07T10:00");
        mailed.hears(an(EventType.LEAVE_STARTED).at("2026-12-05T20:00").sentAt("2026-12-07T12:00").cancelled());

        assertThat(rereads(mailed).flatMap(reread -> reread.content().stream()).map(content -> AHub.sentence(content.words())))
            .contains("says ADMITTED");
    }

    @Test
    void who_was_told_also_is_left_out_with_what_was_taken_back() {
        AHub mailed = new AHub(ADirectory.of(aarhus().with(aUnit("bostoette", HOUSING_SUPPORT),
            aUnit("tovholdere", COORDINATOR).reachedBy(new ContactPoint.Mail("tovholdere@kommune.example")))),
            coordinatedWith(aConsent().naming(COORDINATOR, HOUSING_SUPPORT)));
        mailed.hears(anAdmission().at("2026-12-05T10:00").original(), ON_LEAVE);
        mailed.looks("2026-12-07T10:00");
        assertThat(saidToTovholdere(mailed).toldAlso()).isNotEmpty();
        mailed.hears(an(EventType.LEAVE_STARTED).at("2026-12-05T20:00").sentAt("2026-12-07T12:00").cancelled());

        Content shown = saidToTovholdere(mailed);
        assertThat(AHub.sentence(shown.words())).isEqualTo("says ADMITTED");
        assertThat(shown.toldAlso()).isEmpty();
        assertThat(shown.flags()).isEmpty();
    }

    @Test
    void what_is_not_true_today_is_not_shown_while_its_correction_waits() {
        AHub mailed = new Scene().hub(Scene.knownToSocialServices());
        mailed.hears(anAdmission().at("2026-12-04T10:00").original());
        mailed.hears(anAdmission().at("2026-12-04T09:00").sentAt("2026-12-05T11:00").corrected());

        assertThat(mailed.read("voksne")).containsExactly("says ADMITTED, now ADMITTED");
        assertThat(readings(mailed)).startsWith(Reading.TAKEN_BACK);
    }

    @Test
    void a_basis_of_today_that_is_minimal_shows_only_what_happened() {
        AHub coordinated = new Scene().hub(coordinatedWith(aConsent().naming(COORDINATOR, HOUSING_SUPPORT)));
        coordinated.hears(ADMITTED);
        assertThat(toTovholdere(coordinated)).satisfies(reread -> {
            assertThat(reread.coordinates()).isTrue();
            assertThat(reread.content().orElseThrow().toldAlso()).isNotEmpty();
        });

        coordinated.knowing(coordinatedWith(aConsent().naming(COORDINATOR, HOUSING_SUPPORT).withdrawnAt("2026-12-01T11:00"))
            .with(anOverride().telling("tovholdere").lasting("2026-12-01", "2026-12-20"))).looks("2026-12-01T12:00");
        assertThat(toTovholdere(coordinated)).satisfies(reread -> {
            assertThat(reread.reading()).isEqualTo(Reading.PERMITTED);
            assertThat(reread.coordinates()).isFalse();
            assertThat(reread.content().orElseThrow().toldAlso()).isEmpty();
            assertThat(reread.content().orElseThrow().flags()).isEmpty();
        });
    }

    @Test
    void a_coordinator_whose_part_ended_does_not_see_the_course_any_more() {
        AHub coordinated = new Scene().hub(coordinatedWith(aConsent().naming(COORDINATOR, HOUSING_SUPPORT)));
        coordinated.hears(ADMITTED);
        coordinated.knowing(aCitizen().livingIn(SILKEBORG).with(aConsent().naming(COORDINATOR, HOUSING_SUPPORT))).looks("2026-12-02T10:00");

        assertThat(rereads(coordinated).map(Reread::reading)).contains(Reading.NO_BASIS, Reading.PERMITTED);
        assertThat(rereads(coordinated)).noneMatch(Reread::coordinates);
    }

    @Test
    void the_successor_of_a_unit_reads_what_its_predecessor_was_told_and_took_it_back() {
        Scene scene = new Scene();
        scene.aarhusRules().with(aUnit("vest", HOUSING_SUPPORT).closing("2026-12-01", "nord"), aUnit("nord", HOUSING_SUPPORT));
        AHub merging = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "vest").withConsentFor(HOUSING_SUPPORT));
        merging.hears(ADMITTED);
        merging.looks("2026-12-02T10:00");
        assertThat(readings(merging)).containsExactly(Reading.PERMITTED);

        merging.hears(anAdmission().at("2026-12-01T10:00").sentAt("2026-12-02T11:00").cancelled());
        assertThat(readings(merging)).containsExactly(Reading.TAKEN_BACK, Reading.PERMITTED);
    }

    @Test
    void how_things_stood_is_left_out_beside_what_happened() {
        hub.hears(ADMITTED, CORRECTED);

        assertThat(rereads(hub).flatMap(reread -> reread.content().stream())).isNotEmpty()
            .allMatch(content -> content.words().now().isEmpty());
    }

    private static Reread toTovholdere(AHub hub) {
        Situation situation = hub.situation();
        Rereading rereading = Rereading.in(situation);
        return situation.ledger().entries().stream().filter(entry -> entry.recipient().unit().value().equals("tovholdere")).findFirst()
            .map(entry -> rereading.of(entry, hub.content(entry.id()))).orElseThrow();
    }

    private static Content saidToTovholdere(AHub hub) {
        return rereads(hub).flatMap(reread -> reread.content().stream())
            .filter(content -> content.recipient().unit().value().equals("tovholdere") && !content.words().says().isEmpty())
            .reduce((earlier, later) -> later).orElseThrow();
    }

    private static ACitizen toldOf(EventType... events) {
        return aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "voksne")
            .with(aConsent().naming(SOCIAL_SERVICES).forEvents(events));
    }

    private static ACitizen consentingTo(String... regions) {
        return aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette")
            .with(aConsent().naming(HOUSING_SUPPORT).forHospitalsOf(regions));
    }

    private static ACitizen coordinatedWith(AConsent consent) {
        return aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette")
            .coordinatedBy(appointed(aPerson("Anna Holm"), "tovholdere")).with(consent);
    }

    @Test
    void an_invitation_can_be_read_until_it_is_taken_back() {
        Scene scene = new Scene();
        scene.aarhusRules().withCourses(CONFERENCE);
        AHub invited = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "voksne").withConsentFor(SOCIAL_SERVICES));
        invited.hears(anAdmission().at("2027-02-01T21:40").original(),
            aPlannedDischarge().at("2027-02-02T10:00").expecting("2027-03-13").original());
        invited.looks("2027-02-15T09:00");
        assertThat(invited.read("voksne")).last().isEqualTo("says STEP, now ADMITTED");
        assertThat(readings(invited)).containsExactly(Reading.WITHDRAWN, Reading.PERMITTED, Reading.PERMITTED);

        invited.hears(anAdmission().at("2027-02-01T21:40").sentAt("2027-02-16T10:00").cancelled());
        assertThat(readings(invited)).containsExactly(Reading.WITHDRAWN, Reading.TAKEN_BACK, Reading.TAKEN_BACK, Reading.PERMITTED);
    }

    private List<Reading> readings() {
        return readings(hub);
    }

    private static List<Reading> readings(AHub hub) {
        return rereads(hub).map(Reread::reading).toList();
    }

    private static Stream<Reread> rereads(AHub hub) {
        Situation situation = hub.situation();
        Rereading rereading = Rereading.in(situation);
        return situation.ledger().entries().stream().map(entry -> rereading.of(entry, hub.content(entry.id())));
    }

    private static ACitizen withdrawn() {
        return aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette")
            .with(aConsent().naming(HOUSING_SUPPORT).withdrawnAt("2026-12-04T09:00"));
    }
}
