package dk.broen.domain.notification;

import dk.broen.domain.citizen.Person;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.schedule.Digest;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.schedule.StatutoryHolidays;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.ContactPoint.Mail;
import dk.broen.domain.terms.ContactPoint.MedCom;
import dk.broen.domain.terms.ContactPoint.Queue;
import dk.broen.domain.terms.ContactPoint.Sms;
import dk.broen.domain.terms.ContactPoint.When;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses the channels and the times of a notice (domain.md §6). MedCom is used at once at any hour where it can tell the notice, else a queue,
 * at once at any hour. Without both, mail is used, at once or at the next opening, or when the mails of the unit are collected. In addition, an SMS pointer goes to the duty phone at the times when the phone may be used. Event types that are
 * configured as waiting send no SMS outside opening hours. An SMS that is the only contact point is held until the next opening, unless the
 * phone is used outside opening hours only.
 */
public final class ChannelChoice {
    private final StatutoryHolidays calendar;

    public ChannelChoice(StatutoryHolidays calendar) {
        this.calendar = calendar;
    }

    /** @param steps how the channels were chosen, without citizen data */
    public record Choice(List<Delivery> deliveries, List<String> steps) {
        public Choice {
            deliveries = List.copyOf(deliveries);
            steps = List.copyOf(steps);
        }
    }

    /**
     * @param unit its mails are collected as it says; the mails of a person are not: the person may not be at work later
     * @param person whose own contact points come first, but only in the working hours of the person
     * @param deputy whose own contact points come next, on the same condition; after them come the contact points of the unit
     * @param waits whether the event sends no SMS outside opening hours
     */
    public Choice choose(Unit unit, Optional<Person> person, Optional<Person> deputy, boolean waits, boolean urgent, Instant at) {
        Choice ofUnit = choose(unit.contact(), unit.hours(), unit.digest(), waits, urgent, at, "contact points of " + unit.id());
        return Stream.of(person, deputy).flatMap(Optional::stream).filter(staff -> isAtWork(staff, unit, at))
            .map(present -> choose(present.contact(), hoursOf(present, unit), Digest.NONE, waits, urgent, at,
                "contact points of the person at work"))
            .filter(reached -> !reached.deliveries().isEmpty()).findFirst()
            .map(reached -> besideUnit(reached, ofUnit)).orElse(ofUnit);
    }

    /** A person who has nothing but a phone gets the pointer beside the queue or mail of the unit. */
    private static Choice besideUnit(Choice person, Choice unit) {
        if (person.deliveries().stream().anyMatch(delivery -> delivery.channel() != Channel.SMS)) {
            return person;
        }
        List<Delivery> full = unit.deliveries().stream().filter(delivery -> delivery.channel() != Channel.SMS).toList();
        return new Choice(Stream.concat(full.stream(), person.deliveries().stream()).toList(),
            Stream.concat(person.steps().stream(), unit.steps().stream()).toList());
    }

    /**
     * Chooses the channels for a unit that was told before: the contact points that were told, whether the person is at work or not, and
     * the duty phone of the unit.
     *
     * @param before the contact points that were told; if there are none or only phones, all contact points of the unit are used too
     */
    public Choice chooseAgain(Unit unit, List<ContactPoint> before, boolean waits, boolean urgent, Instant at) {
        boolean pointersOnly = before.stream().allMatch(Sms.class::isInstance);
        List<ContactPoint> points =
            Stream.concat(before.stream(), unit.contact().stream().filter(point -> pointersOnly || point instanceof Sms)).toList();
        return choose(points, unit.hours(), unit.digest(), waits, urgent, at, pointersOnly ? "contact points of " + unit.id()
            : "contact points that were told before");
    }

    boolean isAtWork(Person staff, Unit unit, Instant at) {
        return hoursOf(staff, unit).isOpen(at, calendar);
    }

    private static OpeningHours hoursOf(Person person, Unit unit) {
        return person.hours().map(own -> own.withClosingDaysOf(unit.hours())).orElse(unit.hours());
    }

    private Choice choose(List<ContactPoint> points, OpeningHours hours, Digest digest, boolean waits, boolean urgent, Instant at,
        String source) {
        boolean open = hours.isOpen(at, calendar);
        List<Delivery> deliveries = new ArrayList<>();
        List<String> steps = new ArrayList<>(List.of(source + (open ? ", open now" : ", closed now")));
        Optional<Instant> opening = hours.nextOpening(at, calendar);
        Optional<MedCom> medcom = first(points, MedCom.class);
        Optional<Queue> queue = first(points, Queue.class);
        if (medcom.isPresent()) {
            deliveries.add(new Delivery(Channel.MEDCOM, medcom.get(), ContentLevel.FULL, at, urgent));
            steps.add("MedCom: at once, at any hour");
        } else if (queue.isPresent()) {
            deliveries.add(new Delivery(Channel.QUEUE, queue.get(), ContentLevel.FULL, at, urgent));
            steps.add("queue: at once, at any hour");
        } else {
            first(points, Mail.class).ifPresent(mail -> digest.leaves(at, hours, calendar).ifPresent(due -> {
                deliveries.add(new Delivery(Channel.MAIL, mail, ContentLevel.PLAIN, due, urgent, digest.collects()));
                steps.add(mailLeaves(digest, due, open));
            }));
        }
        first(points, Sms.class).ifPresent(sms -> pointer(sms, open, waits, opening, deliveries.isEmpty(), at).ifPresentOrElse(due -> {
            deliveries.add(new Delivery(Channel.SMS, sms, ContentLevel.POINTER, due, urgent));
            steps.add("SMS pointer: " + (due.equals(at) ? "at once" : "held until the next opening"));
        }, () -> steps.add(whyNoPointer(sms, open))));
        if (!open && deliveries.stream().noneMatch(delivery -> delivery.due().equals(at))) {
            steps.add("WARNING: nobody can be reached before the next opening");
        }
        return new Choice(deliveries, steps);
    }

    private static String mailLeaves(Digest digest, Instant due, boolean open) {
        if (open && !digest.collects()) {
            return "mail: at once";
        }
        return (digest.collects() ? "mail: collected until " : "mail: held until the next opening, ")
            + due.atZone(OpeningHours.DENMARK).toLocalDateTime();
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

    private static String whyNoPointer(Sms sms, boolean open) {
        if (open) {
            return "no SMS: the phone is used outside opening hours only";
        }
        return sms.when() == When.OPENING_HOURS ? "no SMS: the phone is answered in opening hours only"
            : "no SMS: this type of event sends no SMS outside opening hours";
    }

    private static <T extends ContactPoint> Optional<T> first(List<ContactPoint> points, Class<T> kind) {
        return points.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
