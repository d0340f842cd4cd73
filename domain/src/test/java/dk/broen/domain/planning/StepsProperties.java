package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.aPlannedDischarge;
import static dk.broen.domain.given.AnEvent.aWardChange;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.given.TheCourses.CONFERENCE;
import static dk.broen.domain.given.TheCourses.TALK;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Each step is told once, whatever the order of arrival and however often a hospital repeats itself (domain.md §3, late, early, repeated). */
class StepsProperties {
    private static final List<StayEvent> OPEN = List.of(anAdmission().at("2027-02-01T21:40").original(),
        aPlannedDischarge().at("2027-02-02T10:00").expecting("2027-03-13").original(),
        aPlannedDischarge().at("2027-02-03T10:00").expecting("2027-03-16").original(),
        an(EventType.LEAVE_STARTED).at("2027-02-04T10:00").original(), an(EventType.LEAVE_ENDED).at("2027-02-05T10:00").original(),
        aWardChange().at("2027-02-06T10:00").original());
    private static final StayEvent ENDED = aDischarge().at("2027-02-07T10:00").original();

    @Property(tries = 200)
    void each_step_of_a_stay_is_told_once(@ForAll("arrivals") List<StayEvent> arrivals) {
        AHub hub = after(arrivals);
        hub.looks("2027-02-15T09:00");
        hub.looks("2027-02-16T09:00");
        hub.looks("2027-03-08T09:00");

        for (String unit : List.of("tovholdere", "voksne")) {
            Map<String, List<Saying>> standing = standing(hub, unit);
            assertThat(standing.keySet()).as(unit).containsExactlyInAnyOrder("behandlingskonference.conference",
                "udskrivningssamtale.talk");
            assertThat(standing.values()).as(unit).allSatisfy(sayings -> assertThat(sayings).hasSize(1));
            assertThat(standing.get("udskrivningssamtale.talk").get(0).planned().orElseThrow().day()).hasToString("2027-03-16");
        }
    }

    @Property(tries = 100)
    void a_stay_that_ended_before_day_14_has_no_conference(@ForAll("arrivals") List<StayEvent> arrivals, @ForAll("place") int place) {
        List<StayEvent> withEnd = new ArrayList<>(arrivals);
        withEnd.add(Math.min(place, arrivals.size()), ENDED);
        AHub hub = after(withEnd);
        hub.looks("2027-02-15T09:00");

        assertThat(standing(hub, "tovholdere")).doesNotContainKey("behandlingskonference.conference");
    }

    @Provide
    Arbitrary<List<StayEvent>> arrivals() {
        return Arbitraries.shuffle(OPEN).flatMap(once -> Arbitraries.of(OPEN).list().ofMaxSize(3).map(again -> {
            List<StayEvent> all = new ArrayList<>(once);
            all.addAll(again);
            return all;
        }));
    }

    @Provide
    Arbitrary<Integer> place() {
        return Arbitraries.integers().between(0, 9);
    }

    private static AHub after(List<StayEvent> arrivals) {
        Scene scene = new Scene();
        scene.aarhusRules().withCourses(CONFERENCE, TALK);
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "voksne")
            .withConsentFor(SOCIAL_SERVICES, COORDINATOR).coordinatedBy(appointed(aPerson("Anna"), "tovholdere")));
        Instant at = Danish.time("2027-02-08T10:00");
        for (StayEvent event : arrivals) {
            hub.hears(event, at);
            at = at.plus(Duration.ofMinutes(5));
        }
        return hub;
    }

    /** What was said and not taken back. */
    private static Map<String, List<Saying>> standing(AHub hub, String unit) {
        List<Saying> standing = new ArrayList<>();
        hub.contents(unit).map(Content::words).filter(words -> !words.remind()).forEach(words -> {
            standing.removeIf(words.takesBack()::contains);
            words.says().stream().filter(saying -> saying.step().isPresent()).forEach(standing::add);
        });
        return standing.stream().collect(Collectors.groupingBy(saying -> saying.step().orElseThrow().rule().id()));
    }
}
