package dk.broen.domain.planning;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.routing.Walk;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.schedule.StatutoryHolidays;
import dk.broen.domain.terms.MatterKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What does not wait until the mails of a unit are collected, besides what is urgent by the rules: reminders, escalations, what another
 * one had who answered "ikke os", what did not arrive at another contact point, what must be answered within hours or at a named time
 * (invitations), and a planned discharge for which too little time would be left.
 */
final class Pressing {
    private final Situation situation;
    private final Expectations expectations;

    Pressing(Situation situation, Expectations expectations) {
        this.situation = situation;
        this.expectations = expectations;
    }

    boolean is(Part part, Unit unit, Content content) {
        return unit.digest().collects()
            && (content.words().remind() || escalates(part, content) || isPassedOn(content) || cameBack(part, content.words())
                || isAnsweredSoon(content) || isSoon(unit, content.words()));
    }

    private static boolean escalates(Part part, Content content) {
        return part.candidacies().stream()
            .anyMatch(candidate -> candidate.function().equals(content.function()) && candidate.after().isPresent());
    }

    /** Whether another one in this function was told, and answered "ikke os": it is late already, as after a silence. */
    private boolean isPassedOn(Content content) {
        Walk walk = expectations.walk();
        if (walk.notUs().isEmpty()) {
            return false;
        }
        Set<MatterKey> matters = content.words().says().stream().map(Saying::matter).collect(Collectors.toUnmodifiableSet());
        return situation.ledger().entries().stream()
            .filter(entry -> entry.function().equals(content.function()) && entry.attemptedAt().isPresent())
            .filter(entry -> walk.passesOver(situation.today(entry.recipient())))
            .anyMatch(entry -> entry.words().says().stream().map(Saying::matter).anyMatch(matters::contains));
    }

    private static boolean cameBack(Part part, Words words) {
        return part.entries().stream()
            .anyMatch(entry -> (entry.didNotArrive() || entry.pointerCameBack()) && words.repeat(entry.words()));
    }

    private boolean isAnsweredSoon(Content content) {
        return content.words().says().stream().anyMatch(saying -> saying.step().isPresent())
            || expectations.answerWithin(content).anyMatch(time -> time.days() == 0);
    }

    /** After the day of the digest, the reader has at least one whole day on which the unit is open to prepare a planned discharge. */
    private boolean isSoon(Unit unit, Words words) {
        StatutoryHolidays calendar = situation.rules().calendar();
        Optional<LocalDate> dayToPrepare = unit.digest().leaves(situation.at(), unit.hours(), calendar)
            .map(leaves -> day(leaves).plusDays(1).atStartOfDay(OpeningHours.DENMARK).toInstant())
            .flatMap(nextDay -> unit.hours().nextOpening(nextDay, calendar)).map(Pressing::day);
        return dayToPrepare.filter(day -> words.says().stream().flatMap(saying -> saying.planned().stream())
            .anyMatch(planned -> !planned.day().isAfter(day))).isPresent();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, OpeningHours.DENMARK);
    }
}
