package dk.broen.domain.history;

import static dk.broen.domain.given.AnEvent.an;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.AnEvent;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.StayKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Properties of a stay whose events arrive in any order and any number of times. */
class HospitalStayProperties {
    private static final StayKey STAY = an(EventType.ADMITTED).original().stay();

    @Property
    void any_order_of_arrival_gives_the_same_stay(@ForAll("messages") List<StayEvent> messages, @ForAll Random order) {
        List<StayEvent> shuffled = new ArrayList<>(messages);
        Collections.shuffle(shuffled, order);

        assertThat(HospitalStay.of(STAY, shuffled)).isEqualTo(HospitalStay.of(STAY, messages));
    }

    @Property
    void a_duplicate_changes_nothing(@ForAll("messages") List<StayEvent> messages, @ForAll Random choice) {
        List<StayEvent> repeated = messages.stream()
            .flatMap(message -> choice.nextBoolean() ? Stream.of(message, message) : Stream.of(message)).toList();

        assertThat(HospitalStay.of(STAY, repeated)).isEqualTo(HospitalStay.of(STAY, messages));
    }

    @Property
    void the_timeline_is_in_clinical_order_and_contains_only_reported_events(@ForAll("messages") List<StayEvent> messages) {
        List<StayEvent> timeline = HospitalStay.of(STAY, messages).timeline();

        assertThat(timeline).isSubsetOf(messages).noneMatch(event -> event.nature() == EventNature.CANCELLATION);
        assertThat(timeline).extracting(StayEvent::occurredAt).isSorted();
    }

    @Provide
    Arbitrary<List<StayEvent>> messages() {
        Arbitrary<EventType> types =
            Arbitraries.of(EventType.ADMITTED, EventType.LEAVE_STARTED, EventType.LEAVE_ENDED, EventType.DISCHARGED,
                EventType.DECEASED, EventType.DISCHARGE_PLANNED);
        Arbitrary<EventNature> natures = Arbitraries.frequency(Tuple.of(4, EventNature.ORIGINAL),
            Tuple.of(1, EventNature.CORRECTION), Tuple.of(2, EventNature.CANCELLATION));
        Arbitrary<Integer> hours = Arbitraries.integers().between(0, 23);
        return Combinators.combine(types, natures, hours, hours).as(HospitalStayProperties::message).list().ofMaxSize(8);
    }

    private static StayEvent message(EventType type, EventNature nature, int hourHappened, int hourSent) {
        AnEvent event = an(type).at("2026-12-04T%02d:00".formatted(hourHappened)).sentAt("2026-12-05T%02d:00".formatted(hourSent));
        return switch (nature) {
            case ORIGINAL -> event.original();
            case CORRECTION -> event.corrected();
            case CANCELLATION -> event.cancelled();
        };
    }
}
