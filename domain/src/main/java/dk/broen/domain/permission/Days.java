package dk.broen.domain.permission;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.permission.Tried.Lack;
import dk.broen.domain.terms.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a recorded decision is valid on the days that count: today, and for what is over also on the day of the event. What happened before
 * its first day is told only while it lasts (domain.md §4).
 *
 * @param begun the first day of what the question is about: its stay, if it has one
 */
record Days(LocalDate now, LocalDate event, LocalDate begun, boolean lasting) {
    static Days of(Question question) {
        Instant begun = Stream.concat(question.visits().stream().map(Visit::begunAt), Stream.of(question.occurredAt()))
            .min(Comparator.naturalOrder()).orElseThrow();
        return new Days(day(question.at()), day(question.occurredAt()), day(begun), question.lasting());
    }

    /** What the days of the decision lack. */
    List<Lack> lacks(Period period, WithheldReason beginsLater, WithheldReason over) {
        List<Lack> lacks = new ArrayList<>();
        if (now.isBefore(period.from()) || !lasting && event.isBefore(period.from())) {
            lacks.add(new Lack(beginsLater, "begins later"));
        }
        period.until().filter(now::isAfter).ifPresent(until -> lacks.add(over(until, over, "has ended")));
        return lacks;
    }

    /** A decision that was over before the stay began was never about the stay: that it is over is no reason. */
    Lack over(LocalDate until, WithheldReason over, String because) {
        return until.isBefore(begun) ? new Lack(WithheldReason.NO_BASIS, "was over before the stay") : new Lack(over, because);
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, DENMARK);
    }
}
