package dk.broen.domain.permission;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.terms.Period;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether a recorded decision is valid on the days that count: today, and for what is over also on the day of the event. What happened before
 * its first day is told only while it lasts (domain.md §4).
 */
record Days(LocalDate now, LocalDate event, boolean lasting) {
    static Days of(Question question) {
        return new Days(LocalDate.ofInstant(question.at(), DENMARK), LocalDate.ofInstant(question.occurredAt(), DENMARK),
            question.lasting());
    }

    boolean before(Period period) {
        return now.isBefore(period.from()) || !lasting && event.isBefore(period.from());
    }

    boolean after(Period period) {
        Optional<LocalDate> until = period.until();
        return until.filter(now::isAfter).isPresent();
    }
}
