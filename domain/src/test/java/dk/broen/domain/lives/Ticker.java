package dk.broen.domain.lives;

import java.time.Duration;
import java.time.Instant;

/** The time of a play: no two things happen at the same instant, and everything happens after the life that is reported. */
final class Ticker {
    /** The instant from which the times of a life are counted. */
    static final Instant BEGINNING = Instant.parse("2026-03-01T11:00:00Z");

    /** The day on which a play begins, counted from the beginning of time: everything that is reported has happened by then. */
    static final int FIRST_DAY = 100;

    private static final Duration HUNDREDTH = Duration.ofDays(1).dividedBy(100);

    private Instant now = BEGINNING.plus(Duration.ofDays(FIRST_DAY));

    Instant next() {
        now = now.plusSeconds(1);
        return now;
    }

    static Instant at(int hundredths) {
        return BEGINNING.plus(HUNDREDTH.multipliedBy(hundredths));
    }

    static int hundredths(Instant at) {
        return (int) Duration.between(BEGINNING, at).dividedBy(HUNDREDTH);
    }
}
