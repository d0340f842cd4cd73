package dk.broen.domain.planning;

import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.history.Course;
import dk.broen.domain.history.Stay;
import dk.broen.domain.notification.Heard;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.PlannedDischarge;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The difference between what is true and what one recipient may have heard (design.md §3). Taking back needs no permission: whoever may
 * have heard something untrue is told that it is untrue. Saying something and saying how things stand needs it.
 */
final class Difference {
    private static final Comparator<Saying> ORDER = Comparator.comparing(Saying::at).thenComparing(Saying::matter)
        .thenComparing(saying -> saying.planned().map(PlannedDischarge::day).orElse(LocalDate.MIN));

    private final Course course;
    private final List<Saying> truths;

    /** @param truths the whole truth of every matter that is true, whether it holds or is old news */
    Difference(Course course, List<Saying> truths) {
        this.course = course;
        this.truths = truths;
    }

    /**
     * What the recipient is to be told.
     *
     * @param says what holds, the recipient should know and may know
     * @param now how things stand, if the recipient may know it
     */
    Optional<Words> of(Part part, List<Saying> says, Optional<Present> now) {
        Heard heard = part.heard();
        List<Saying> untrue = untrue(heard.mayHaveHeard(), says);
        if (!part.present() && believesInOpenStay(part) && !heard.heardThatItsPartEnded()) {
            return Optional.of(new Words(untrue, List.of(), Optional.empty(), true));
        }
        List<Saying> news = says.stream().filter(saying -> !heard.told(saying, untrue, course::asKnownNow)).toList();
        if (untrue.isEmpty() && news.isEmpty()) {
            return now.filter(present -> mayHaveRead(part) && lastWordMayBeWrong(heard, present))
                .map(present -> new Words(List.of(), List.of(), now, false));
        }
        return Optional.of(new Words(untrue, news, now, false));
    }

    /**
     * Those that are not true, in clinical order. An end that says a wrong beginning counts only if it can be told again: else a true end
     * would be taken back.
     *
     * @param says what the recipient may be told now
     */
    List<Saying> untrue(Collection<Saying> sayings, List<Saying> says) {
        List<Saying> untrue = sayings.stream().filter(saying -> isUntrue(course.asKnownNow(saying), says)).sorted(ORDER).toList();
        return untrue.stream().filter(saying -> saying.step().isEmpty() || isLast(saying, untrue)).toList();
    }

    /** A step that was said again, with another day for the answer, is taken back once. */
    private static boolean isLast(Saying step, List<Saying> untrue) {
        return untrue.stream().filter(step::fallsWith).reduce((earlier, later) -> later).filter(step::equals).isPresent();
    }

    private boolean isUntrue(Saying saying, List<Saying> says) {
        return truths.stream().noneMatch(saying::agreesWith)
            || says.stream().anyMatch(saying::agreesWith) && saying.since().filter(since -> !beganThen(saying, since)).isPresent();
    }

    /** Whether a beginning of the stay was at that time. Of which beginning an end says since when depends on the recipient. */
    private boolean beganThen(Saying end, Instant since) {
        return course.stays().stream().filter(stay -> end.stay().filter(stay.aliases()::contains).isPresent())
            .flatMap(stay -> stay.milestones(EventType.ADMITTED)).anyMatch(begun -> begun.at().equals(since));
    }

    private boolean believesInOpenStay(Part part) {
        return Concerns.believesInOpenStay(part)
            || course.death().isEmpty() && course.stays().stream().filter(Stay::open)
                .anyMatch(stay -> Concerns.heardBeginning(part, stay) || Concerns.heardStep(part, stay));
    }

    /** Who certainly read nothing, because all of it was refused or came back, has no last word: a human has told it by other means. */
    private static boolean mayHaveRead(Part part) {
        return part.entries().stream().anyMatch(entry -> !entry.heardByNobody());
    }

    /** Whether one of the statements that may be the last one read is not true. */
    private static boolean lastWordMayBeWrong(Heard heard, Present now) {
        return heard.lastWords().stream().anyMatch(word -> word.isEmpty() ? now.state() != Present.State.DISCHARGED
            : word.get() != now.state());
    }
}
