package dk.broen.domain.schedule;

import static dk.broen.domain.given.Danish.HOLIDAYS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OpeningHoursProperties {
    @Property(tries = 400)
    void the_next_opening_is_open_and_nothing_before_it_is(@ForAll("hours") OpeningHours hours, @ForAll("instants") Instant from) {
        Optional<Instant> next = hours.nextOpening(from, HOLIDAYS);
        next.ifPresent(opening -> {
            assertThat(opening).isAfterOrEqualTo(from);
            assertThat(hours.isOpen(opening, HOLIDAYS)).isTrue();
        });
        Instant until = next.orElse(from.plus(Duration.ofDays(21)));
        long minutes = Math.min(Duration.between(from, until).toMinutes(), Duration.ofDays(21).toMinutes());
        assertThat(LongStream.range(0, minutes).filter(minute -> minute % 7 == 0 || minute > minutes - 120)
            .mapToObj(minute -> from.plus(Duration.ofMinutes(minute))).filter(earlier -> earlier.isBefore(until)))
            .noneMatch(earlier -> hours.isOpen(earlier, HOLIDAYS));
    }

    @Provide
    Arbitrary<OpeningHours> hours() {
        Arbitrary<LocalTime> times = Arbitraries.integers().between(0, 95).map(quarter -> LocalTime.MIDNIGHT.plusMinutes(15L * quarter));
        Arbitrary<List<TimeRange>> ranges = Combinators.combine(times, times).as(TimeRange::new).list().ofMaxSize(2);
        Arbitrary<Map<DayOfWeek, List<TimeRange>>> weeks = Arbitraries.maps(Arbitraries.of(DayOfWeek.class), ranges).ofMaxSize(3);
        Arbitrary<LocalDate> days = Arbitraries.integers().between(0, 380).map(LocalDate.of(2026, 11, 1)::plusDays);
        return Combinators.combine(weeks, Arbitraries.maps(days, ranges).ofMaxSize(10), Arbitraries.of(true, false)).as(OpeningHours::new);
    }

    @Provide
    Arbitrary<Instant> instants() {
        Arbitrary<Instant> anyMinute = Arbitraries.longs().between(0, 365L * 24 * 60)
            .map(minute -> Instant.parse("2026-11-20T00:00:00Z").plus(Duration.ofMinutes(minute)));
        Arbitrary<Instant> clockChanges = Arbitraries.of("2027-03-27T22:00:00Z", "2027-10-30T22:00:00Z").map(Instant::parse)
            .flatMap(start -> Arbitraries.longs().between(0, 8 * 60).map(minute -> start.plus(Duration.ofMinutes(minute))));
        return Arbitraries.oneOf(anyMinute, clockChanges);
    }
}
