package dk.broen.domain.history;

import static dk.broen.domain.given.AnEvent.an;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AnEvent;
import dk.broen.domain.given.Danish;
import dk.broen.domain.matter.Matter;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.OccasionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Properties of the course of a citizen whose messages arrive in any order and any number of times. */
class CourseProperties {
    private static final Instant RECEIVED = Danish.time("2026-12-06T12:00");

    @Property
    void any_order_of_arrival_gives_the_same_course(@ForAll("messages") List<Said> messages, @ForAll Random order) {
        List<Said> shuffled = new ArrayList<>(messages);
        Collections.shuffle(shuffled, order);

        assertThat(course(shuffled)).isEqualTo(course(messages));
    }

    @Property
    void equal_instants_are_ordered_by_what_was_said_and_never_by_arrival(@ForAll("simultaneous") List<StayEvent> events,
        @ForAll Random order) {
        List<StayEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, order);

        assertThat(withoutKeys(course(said(shuffled)))).isEqualTo(withoutKeys(course(said(events))));
    }

    @Property
    void a_repetition_changes_nothing(@ForAll("messages") List<Said> messages, @ForAll Random choice) {
        List<Said> repeated = messages.stream()
            .flatMap(message -> choice.nextBoolean() ? Stream.of(message, message) : Stream.of(message)).toList();

        assertThat(course(repeated)).isEqualTo(course(messages));
    }

    @Property
    void every_truth_was_reported_and_has_a_key_of_its_own(@ForAll("messages") List<Said> messages) {
        List<Matter> truths = course(messages).truths().toList();

        assertThat(truths).allMatch(matter -> messages.stream().map(Said::event)
            .anyMatch(event -> event.nature() != EventNature.CANCELLATION && event.occurredAt().equals(matter.at())));
        assertThat(truths).extracting(Matter::key).doesNotHaveDuplicates();
    }

    @Property
    void the_milestones_of_a_stay_are_in_clinical_order(@ForAll("messages") List<Said> messages) {
        assertThat(course(messages).stays())
            .allSatisfy(stay -> assertThat(stay.milestones()).extracting(milestone -> milestone.at()).isSorted());
    }

    @Property
    void after_a_death_nothing_else_holds(@ForAll("messages") List<Said> messages) {
        Course course = course(messages);

        assertThat(course.truths().filter(course::holds).filter(matter -> course.death().isPresent()))
            .allMatch(matter -> matter.type() == EventType.DECEASED);
    }

    private static Course course(List<Said> said) {
        return Course.of(said, ADirectory.of()::specialtyOf, CourseRules.SHIPPED, List.of(), RECEIVED);
    }

    /** Everything but the keys, which name the message that was received first. */
    private static List<Object> withoutKeys(Course course) {
        return List.of(course.stays().stream().map(CourseProperties::withoutKeys).toList(),
            course.death().map(death -> List.of(death.at(), death.place())),
            course.doubts().stream().map(doubt -> List.of(doubt.said().event(), doubt.why())).toList(), course.stating(),
            course.citizenName());
    }

    private static List<Object> withoutKeys(Stay stay) {
        return List.of(stay.aliases(), stay.specialties(), stay.state(), stay.emergencyOnly(), stay.admission().map(Said::event),
            stay.end().map(Said::event), stay.lastHeard().event(), stay.milestones().stream().map(milestone -> List.of(milestone.type(),
                milestone.at(), milestone.specialty(), milestone.place(), milestone.planned(), stay.holds(milestone.key()))).toList());
    }

    /** Messages that happened and were sent at few different times. */
    @Provide
    Arbitrary<List<StayEvent>> simultaneous() {
        Arbitrary<EventNature> natures = Arbitraries.frequency(Tuple.of(4, EventNature.ORIGINAL), Tuple.of(1, EventNature.CORRECTION),
            Tuple.of(1, EventNature.CANCELLATION));
        Arbitrary<Integer> hours = Arbitraries.integers().between(0, 1);
        Arbitrary<AnEvent> events = Combinators.combine(ofHospitals(), Arbitraries.of("auh", "ouh"),
            Arbitraries.of("s1", "s1", "s2"), Arbitraries.of(ADirectory.PSYCHIATRIC_WARD, ADirectory.SOMATIC_WARD, "NEW"), hours, hours,
            Arbitraries.of("0751", "0740"), Arbitraries.of("2026-12-20", "2026-12-21"))
            .as((type, hospital, stay, ward, happened, sent, municipality, day) -> {
                AnEvent event = an(type).from(hospital).inStay(stay).onWard(ward).at("2026-12-04T%02d:00".formatted(happened))
                    .sentAt("2026-12-05T%02d:00".formatted(sent)).statingMunicipality(municipality);
                return type == EventType.DISCHARGE_PLANNED ? event.expecting(day) : event;
            });
        return Combinators.combine(events, natures).as(CourseProperties::as).list().ofMaxSize(8);
    }

    private static Arbitrary<EventType> ofHospitals() {
        return Arbitraries.of(EventType.REPORTED);
    }

    @Provide
    Arbitrary<List<Said>> messages() {
        Arbitrary<EventNature> natures = Arbitraries.frequency(Tuple.of(4, EventNature.ORIGINAL), Tuple.of(1, EventNature.CORRECTION),
            Tuple.of(2, EventNature.CANCELLATION));
        Arbitrary<Integer> hours = Arbitraries.integers().between(0, 23);
        return Combinators.combine(ofHospitals(), natures, hours, hours,
            Arbitraries.of(ADirectory.PSYCHIATRIC_WARD, ADirectory.SOMATIC_WARD, "NEW"), Arbitraries.of("s1", "s1", "s2"))
            .as(CourseProperties::message).list().ofMaxSize(8).map(CourseProperties::said);
    }

    private static List<Said> said(List<StayEvent> events) {
        return IntStream.range(0, events.size())
            .mapToObj(number -> new Said(new OccasionId(new UUID(1, number)), events.get(number), RECEIVED)).toList();
    }

    private static StayEvent message(EventType type, EventNature nature, int happened, int sent, String ward, String stay) {
        AnEvent event = an(type).inStay(stay).onWard(ward).at("2026-12-04T%02d:00".formatted(happened))
            .sentAt("2026-12-05T%02d:00".formatted(sent));
        return as(event, nature);
    }

    private static StayEvent as(AnEvent event, EventNature nature) {
        return switch (nature) {
            case ORIGINAL -> event.original();
            case CORRECTION -> event.corrected();
            case CANCELLATION -> event.cancelled();
        };
    }
}
