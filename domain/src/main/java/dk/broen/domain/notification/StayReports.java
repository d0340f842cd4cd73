package dk.broen.domain.notification;

import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.DECEASED;
import static dk.broen.domain.terms.EventType.DISCHARGED;
import static dk.broen.domain.terms.EventType.EMERGENCY_CONTACT;
import static dk.broen.domain.terms.EventType.LEAVE_ENDED;
import static dk.broen.domain.terms.EventType.LEAVE_STARTED;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.terms.Circumstance;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.StayKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a receiver of MedCom HospitalNotification was told, and what the next message to it can tell (danish-standards.md §1.2–1.4). A message
 * reports one event of one stay and names the hospital. What is more, or other, cannot be told in this way: the unit has another contact point
 * for it, or a human gets a work item.
 */
public final class StayReports {
    /** Why a notice is given up that its receiver refuses for good in an acknowledgement. */
    public static final String REFUSED = "MEDCOM_FATAL_ERROR";
    /** Its host can refuse it for good too, without an acknowledgement: then nothing was sent before that it may have taken. */
    private static final Set<String> REFUSALS = Set.of(REFUSED, "HTTP_400", "HTTP_410", "HTTP_422");
    private static final Set<EventType> BEGINNINGS = Set.of(ADMITTED, EMERGENCY_CONTACT);
    private static final Set<EventType> REPORTABLE =
        Set.of(ADMITTED, EMERGENCY_CONTACT, LEAVE_STARTED, LEAVE_ENDED, DISCHARGED, DECEASED);

    private final UnaryOperator<Saying> asKnownNow;
    private final List<Told> told = new ArrayList<>();

    private StayReports(UnaryOperator<Saying> asKnownNow) {
        this.asKnownNow = asKnownNow;
    }

    /** A report that the receiver got or may have got, with the notice that carried it. */
    public record Told(NotificationId notice, StayReport report) {}

    /**
     * What the receiver was told. What it refused is no message of its stay: a later one does not name it as the message before
     * (danish-standards.md §1.6).
     *
     * @param entries what the recipient was told, in the order in which it was told
     * @param asKnownNow gives a stay the key that it has now
     */
    public static StayReports to(ContactPoint.MedCom receiver, List<LedgerEntry> entries, UnaryOperator<Saying> asKnownNow) {
        StayReports reports = new StayReports(asKnownNow);
        entries.forEach(entry -> entry.sendings().stream()
            .filter(sending -> sending.life().attemptedAt().isPresent() && !refused(sending.life()))
            .filter(sending -> sending.to() instanceof ContactPoint.MedCom point && point.sor().equals(receiver.sor()))
            .forEach(sending -> reports.add(sending.id(), entry.words())));
        return reports;
    }

    private static boolean refused(NoticeLife life) {
        return life instanceof NoticeLife.GivenUp givenUp && isRefusal(givenUp.cause());
    }

    /** Whether a notice is given up for this cause because its receiver refused it for good, so that it is no message of the stay. */
    public static boolean isRefusal(String cause) {
        return REFUSALS.contains(cause);
    }

    private void add(NotificationId notice, Words words) {
        next(words).ifPresent(report -> told.add(new Told(notice, report)));
    }

    /** The reports of the stay so far, in the order in which they left. */
    public List<Told> of(StayKey stay) {
        return told.stream().filter(one -> one.report().stay().equals(stay)).toList();
    }

    /** Whether a report can tell the saying, as far as its type goes. */
    public static boolean tells(Saying saying) {
        return REPORTABLE.contains(saying.type());
    }

    /** The report that tells the words; empty if no single report of this receiver tells them all. */
    public Optional<StayReport> next(Words asTold) {
        Words words = new Words(asTold.takesBack().stream().filter(StayReports::reported).map(asKnownNow).toList(),
            asTold.says().stream().map(asKnownNow).toList(), asTold.now(), asTold.partEnded());
        List<Saying> all = Stream.concat(words.takesBack().stream(), words.says().stream()).toList();
        if (words.partEnded() || all.isEmpty()
            || !all.stream().allMatch(saying -> tells(saying) && reported(saying) && saying.hospital().isPresent())) {
            return Optional.empty();
        }
        return stay(all).flatMap(stay -> {
            List<Told> before = of(stay);
            StayPicture picture =
                before.isEmpty() ? StayPicture.nothing(stay) : StayPicture.after(before.get(before.size() - 1).report());
            return before.isEmpty() && !words.takesBack().isEmpty() ? Optional.empty() : next(words, picture);
        });
    }

    /** Whether a hospital reported it: a HospitalNotification speaks for a hospital, and tells nothing that a municipality decided. */
    private static boolean reported(Saying saying) {
        return !saying.circumstances().contains(Circumstance.ENDED_MANUALLY);
    }

    /** A death belongs to no stay: it is reported in the stay that was told last at that hospital. */
    private Optional<StayKey> stay(List<Saying> all) {
        List<StayKey> named = all.stream().flatMap(saying -> saying.stay().stream()).distinct().toList();
        if (named.size() > 1) {
            return Optional.empty();
        }
        return named.stream().findFirst().or(() -> told.stream().map(Told::report)
            .filter(report -> all.stream().allMatch(saying -> saying.isFrom(report.hospital())))
            .reduce((earlier, later) -> later).map(StayReport::stay));
    }

    /** Only the last report can be corrected: a corrected beginning of a stay that has gone on is told with how the stay stands now. */
    private static Optional<StayReport> next(Words words, StayPicture before) {
        if (words.says().isEmpty()) {
            return cancelled(words, before);
        }
        Set<EventType> said = words.says().stream().map(Saying::type).collect(Collectors.toSet());
        if (!said.containsAll(words.takesBack().stream().map(Saying::type).toList())) {
            return Optional.empty();
        }
        return after(words.says(), before).flatMap(now -> now.latest().flatMap(type -> now.reports(type,
            words.takesBack().isEmpty() || !before.latest().equals(Optional.of(type)) ? EventNature.ORIGINAL : EventNature.CORRECTION,
            inOrder(words.says()).get(words.says().size() - 1))));
    }

    private static Optional<StayPicture> after(List<Saying> says, StayPicture before) {
        Optional<StayPicture> now = Optional.of(before);
        for (Saying saying : inOrder(says)) {
            now = now.flatMap(picture -> picture.said(saying));
        }
        return now;
    }

    /** A stay that is cancelled takes all of its events with it; a stay that is open is never cancelled because one of its wards was wrong. */
    private static Optional<StayReport> cancelled(Words words, StayPicture before) {
        Optional<Saying> beginning =
            inOrder(words.takesBack()).stream().filter(saying -> BEGINNINGS.contains(saying.type())).reduce((earlier, later) -> later);
        if (beginning.isPresent()) {
            return words.now().filter(now -> now.state().open()).isPresent() ? Optional.empty() : before.neverBegan(beginning.get());
        }
        Saying only = words.takesBack().get(0);
        return words.takesBack().size() > 1 ? Optional.empty()
            : before.without(only.type()).flatMap(now -> now.reports(only.type(), EventNature.CANCELLATION, only));
    }

    /** A death comes last, also if a discharge has the same time. */
    private static List<Saying> inOrder(List<Saying> sayings) {
        List<Saying> ordered = new ArrayList<>(sayings);
        ordered.sort((one, other) -> one.type() == DECEASED || other.type() == DECEASED
            ? Boolean.compare(one.type() == DECEASED, other.type() == DECEASED) : one.at().compareTo(other.at()));
        return ordered;
    }
}
