package dk.broen.mappings.medcom;

import static dk.broen.domain.history.Urgency.ACUTE;

import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayKey;
import dk.broen.domain.terms.Hospital;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.UnreadableMessage;
import java.util.Optional;
import java.util.function.Function;

/** Reads MedCom HospitalNotification 3.0 (danish-standards §1). Safe for many threads; expensive to make, so make one. */
public final class HospitalNotificationReader {
    private final BundleParser parser = new BundleParser();

    /** Reads only the outside: event and id. */
    public Identification identify(byte[] message) {
        try {
            return new Identification.Identified(new HospitalNotification(parser.parse(message)).messageHeaderId());
        } catch (UnreadableMessage unreadable) {
            return new Identification.Refused(unreadable.why());
        }
    }

    /**
     * HospitalNotification says nothing of urgency, so every admission counts as acute, and nothing of residence: the destination is
     * a receiver.
     *
     * @param senders finds a hospital by the SOR id of the sender, else of the department
     */
    public Interpretation interpret(byte[] message, Function<String, Optional<Hospital>> senders) {
        try {
            HospitalNotification notification = new HospitalNotification(parser.parse(message));
            Hospital hospital = notification.organisations().stream().flatMap(sor -> senders.apply(sor).stream()).findFirst()
                .orElseThrow(() -> new UnreadableMessage("SENDER_UNKNOWN", "MessageHeader.source.endpoint",
                    "No hospital is configured that sends with this SOR id"));
            return new Interpretation.Event(event(notification, hospital));
        } catch (UnreadableMessage unreadable) {
            return unreadable.why();
        }
    }

    private static StayEvent event(HospitalNotification notification, Hospital hospital) {
        CodeTable.Meaning meaning = CodeTable.meaning(notification);
        return new StayEvent(meaning.type(), meaning.nature(), new StayKey(hospital.id(), notification.episode()),
            notification.citizen(), notification.citizenName(), notification.occurredAt(meaning), notification.sentAt(),
            notification.department(hospital.id()), ACUTE, Optional.empty(), Optional.empty(), notification.emergency());
    }
}
