package dk.broen.mappings.medcom;

import static dk.broen.domain.history.Urgency.ACUTE;

import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.StayKey;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.UnreadableMessage;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads MedCom HospitalNotification 3.0 (danish-standards.md §1). Thread-safe. Creation is expensive, so one instance is enough. */
public final class HospitalNotificationReader {
    private final BundleParser parser = new BundleParser();

    /** Reads only the event and the ids of a message. */
    public Identification identify(byte[] message) {
        try {
            HospitalNotification notification = new HospitalNotification(parser.parse(message));
            return new Identification.Identified(notification.messageHeaderId(), notification.bundleId());
        } catch (UnreadableMessage unreadable) {
            return new Identification.Refused(unreadable.why());
        }
    }

    /** MessageHeader.id; empty if the message cannot be read so far, or has none. */
    public Optional<String> messageHeaderId(byte[] message) {
        try {
            return new MessageBundle(parser.parse(message)).ids().messageHeader();
        } catch (UnreadableMessage unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Reads the event that a message reports. A HospitalNotification does not state the urgency, so every admission counts as acute. It
     * does not state the residence: its destination is only a receiver.
     *
     * @param senders finds a hospital by a SOR id: that of the source, else of the sender, else of the department
     */
    public Interpretation interpret(byte[] message, Function<String, Optional<Hospital>> senders) {
        try {
            HospitalNotification notification = new HospitalNotification(parser.parse(message)).conforms();
            Hospital hospital = sender(notification, senders)
                .orElseThrow(() -> new UnreadableMessage("SENDER_UNKNOWN", "MessageHeader.source.endpoint",
                    "No hospital with this SOR id is configured"));
            return new Interpretation.Event(event(notification, hospital));
        } catch (UnreadableMessage unreadable) {
            return unreadable.why();
        }
    }

    /**
     * Finds the hospital that sent a message, also if the message is refused for another reason. Empty if the message cannot be read or
     * names no configured hospital.
     */
    public Optional<Hospital> sender(byte[] message, Function<String, Optional<Hospital>> senders) {
        try {
            return sender(new HospitalNotification(parser.parse(message)), senders);
        } catch (UnreadableMessage unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Hospital> sender(HospitalNotification notification, Function<String, Optional<Hospital>> senders) {
        return notification.organisations().stream().flatMap(sor -> senders.apply(sor).stream()).findFirst();
    }

    private static StayEvent event(HospitalNotification notification, Hospital hospital) {
        CodeTable.Meaning meaning = CodeTable.meaning(notification);
        Optional<Instant> stated = notification.statedTime(meaning);
        Set<StayEvent.Mark> marks = marks(notification, meaning);
        if (stated.isEmpty()) {
            marks.add(StayEvent.Mark.TIME_OF_SENDING);
        }
        return new StayEvent(meaning.type(), meaning.nature(), new StayKey(hospital.id(), notification.episode()),
            notification.citizen(), notification.citizenName(), stated.orElseGet(notification::sentAt), notification.sentAt(),
            notification.department(hospital.id()), ACUTE, Optional.empty(), Optional.empty(), marks);
    }

    private static Set<StayEvent.Mark> marks(HospitalNotification notification, CodeTable.Meaning meaning) {
        Set<StayEvent.Mark> marks = EnumSet.noneOf(StayEvent.Mark.class);
        if (notification.emergency()) {
            marks.add(StayEvent.Mark.EMERGENCY);
        }
        if (CodeTable.asksForReport(meaning)) {
            marks.add(notification.requestsReport() ? StayEvent.Mark.REPORT_REQUESTED : StayEvent.Mark.REPORT_NOT_REQUESTED);
        }
        if (notification.deceased() == HospitalNotification.Deceased.NO && meaning.type() != EventType.DECEASED) {
            marks.add(StayEvent.Mark.CITIZEN_LIVES);
        }
        return marks;
    }
}
