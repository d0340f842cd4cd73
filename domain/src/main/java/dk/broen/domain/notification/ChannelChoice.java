package dk.broen.domain.notification;

import dk.broen.domain.citizen.Person;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.schedule.StatutoryHolidays;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.ContactPoint.Mail;
import dk.broen.domain.terms.ContactPoint.Queue;
import dk.broen.domain.terms.ContactPoint.Sms;
import dk.broen.domain.terms.ContactPoint.When;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * By which channels and when (domain.md §6): a queue at once at any hour; without one, mail at once or at the next opening;
 * outside hours, beside either, an SMS pointer to the duty phone unless the event is one that waits.
 */
public final class ChannelChoice {
    private final StatutoryHolidays calendar;

    public ChannelChoice(StatutoryHolidays calendar) {
        this.calendar = calendar;
    }

    /** @param steps how it was chosen, without citizen data */
    public record Choice(List<Delivery> deliveries, List<String> steps) {
        public Choice {
            deliveries = List.copyOf(deliveries);
            steps = List.copyOf(steps);
        }
    }

    /**
     * @param person and {@code deputy}: their own contact points come first, but only while they are at work; else the unit's
     * @param waits an event that wakes nobody
     */
    public Choice choose(Unit unit, Optional<Person> person, Optional<Person> deputy, boolean waits, boolean urgent, Instant at) {
        return Stream.of(person, deputy).flatMap(Optional::stream).filter(somebody -> !somebody.contact().isEmpty())
            .filter(somebody -> hoursOf(somebody, unit).isOpen(at, calendar))
            .map(atWork -> choose(atWork.contact(), hoursOf(atWork, unit), waits, urgent, at, "her own contact points: she is at work"))
            .filter(reached -> !reached.deliveries().isEmpty()).findFirst()
            .orElseGet(() -> choose(unit.contact(), unit.hours(), waits, urgent, at, "contact points of " + unit.id()));
    }

    /**
     * To those who were told before: where they were told, whoever is at work now, and beside it on the unit's duty phone.
     *
     * @param before where it was told; the unit's own contact points where that alone tells nobody now
     */
    public Choice chooseAgain(Unit unit, List<ContactPoint> before, boolean waits, boolean urgent, Instant at) {
        boolean pointersOnly = before.stream().allMatch(Sms.class::isInstance);
        List<ContactPoint> points =
            Stream.concat(before.stream(), unit.contact().stream().filter(point -> pointersOnly || point instanceof Sms)).toList();
        return choose(points, unit.hours(), waits, urgent, at, pointersOnly ? "contact points of " + unit.id()
            : "where it was told before");
    }

    private static OpeningHours hoursOf(Person person, Unit unit) {
        return person.hours().orElse(unit.hours());
    }

    private Choice choose(List<ContactPoint> points, OpeningHours hours, boolean waits, boolean urgent, Instant at, String whose) {
        boolean open = hours.isOpen(at, calendar);
        List<Delivery> deliveries = new ArrayList<>();
        List<String> steps = new ArrayList<>(List.of(whose + (open ? ", open" : ", closed")));
        Optional<Instant> opening = hours.nextOpening(at, calendar);
        Optional<Queue> queue = first(points, Queue.class);
        if (queue.isPresent()) {
            deliveries.add(new Delivery(Channel.QUEUE, queue.get(), ContentLevel.FULL, at, urgent));
            steps.add("queue at once, at any hour");
        } else {
            first(points, Mail.class).ifPresent(mail -> opening.ifPresent(due -> {
                deliveries.add(new Delivery(Channel.MAIL, mail, ContentLevel.PLAIN, due, urgent));
                steps.add(open ? "mail at once" : "mail held to the next opening, " + due.atZone(OpeningHours.DENMARK).toLocalDateTime());
            }));
        }
        first(points, Sms.class).ifPresent(sms -> pointer(sms, open, waits, opening, deliveries.isEmpty(), at).ifPresentOrElse(due -> {
            deliveries.add(new Delivery(Channel.SMS, sms, ContentLevel.POINTER, due, urgent));
            steps.add("SMS pointer " + (due.equals(at) ? "at once" : "at the next opening"));
        }, () -> steps.add(noPointer(sms, open))));
        if (!open && deliveries.stream().noneMatch(delivery -> delivery.due().equals(at))) {
            steps.add("WARNING: nobody there can be reached before the next opening");
        }
        return new Choice(deliveries, steps);
    }

    private static Optional<Instant> pointer(Sms sms, boolean open, boolean waits, Optional<Instant> opening, boolean onlyContact,
        Instant at) {
        boolean usable = switch (sms.when()) {
            case ALWAYS -> true;
            case OPENING_HOURS -> open;
            case OUTSIDE_HOURS -> !open;
        };
        if (usable && (open || !waits)) {
            return Optional.of(at);
        }
        return onlyContact && sms.when() != When.OUTSIDE_HOURS ? opening : Optional.empty();
    }

    private static String noPointer(Sms sms, boolean open) {
        if (open) {
            return "no SMS within opening hours";
        }
        return sms.when() == When.OPENING_HOURS ? "no SMS: the phone is answered in opening hours only" : "no SMS: this event waits";
    }

    private static <T extends ContactPoint> Optional<T> first(List<ContactPoint> points, Class<T> kind) {
        return points.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
