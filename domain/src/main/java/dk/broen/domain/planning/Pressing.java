package dk.broen.domain.planning;

import dk.broen.domain.disclosure.Words;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.schedule.OpeningHours;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What does not wait until the mails of a unit are collected, besides what is urgent by the rules: reminders, escalations, what did not arrive
 * at another contact point, what must be answered within hours or at a named time (invitations), and a planned discharge for which too
 * little time would be left.
 */
final class Pressing {
    /** After the digest, the reader has at least this many whole days to prepare a planned discharge. */
    private static final int DAYS_TO_PREPARE = 1;
    private final Situation situation;
    private final Expectations expectations;

    Pressing(Situation situation, Expectations expectations) {
        this.situation = situation;
        this.expectations = expectations;
    }

    boolean is(Part part, Unit unit, Content content) {
        return unit.digest().collects() && (content.words().remind() || escalates(part, content) || cameBack(part, content.words())
            || isAnsweredSoon(content) || isSoon(unit, content.words()));
    }

    private static boolean escalates(Part part, Content content) {
        return part.candidacies().stream()
            .anyMatch(candidate -> candidate.function().equals(content.function()) && candidate.after().isPresent());
    }

    private static boolean cameBack(Part part, Words words) {
        return part.entries().stream().anyMatch(entry -> entry.didNotArrive() && words.repeat(entry.words()));
    }

    private boolean isAnsweredSoon(Content content) {
        return content.words().says().stream().anyMatch(saying -> saying.step().isPresent())
            || expectations.answerWithin(content).anyMatch(time -> time.days() == 0);
    }

    private boolean isSoon(Unit unit, Words words) {
        Optional<LocalDate> digest = unit.digest().leaves(situation.at(), unit.hours(), situation.rules().calendar())
            .map(leaves -> LocalDate.ofInstant(leaves, OpeningHours.DENMARK));
        return digest.filter(day -> words.says().stream().flatMap(saying -> saying.planned().stream())
            .anyMatch(planned -> !planned.day().isAfter(day.plusDays(DAYS_TO_PREPARE)))).isPresent();
    }
}
