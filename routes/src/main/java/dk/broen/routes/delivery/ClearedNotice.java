package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.Addressee;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.notification.StayReport;
import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.AnswerAddress;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.StayKey;
import dk.broen.mappings.medcom.outgoing.OutgoingNotification;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A notice that leaves now: the look before sending permitted it, and the attempt is stored. */
sealed interface ClearedNotice {
    DueNotification due();

    /**
     * A notice to a unit.
     *
     * @param address where it goes at this attempt; empty when the unit cannot be reached on this channel any more
     * @param corrects the earlier notice to the recipient that this notice corrects, cancels or reminds of
     * @param replaces what of earlier notices does not hold any more
     * @param content what it says; a repeated attempt says exactly what the first one said
     * @param citizenName the name as a hospital sent it last
     * @param reported what a HospitalNotification reports; empty on other channels, and when it cannot tell the notice
     */
    record ToUnit(DueNotification due, Addressee.Unit unit, Optional<ContactPoint> address, Content content, Optional<Earlier> corrects,
        Replaces replaces, Optional<String> citizenName, Optional<Reported> reported)
        implements ClearedNotice {
        /** The notice as it leaves in that mail. */
        ToUnit in(NotificationId mail) {
            return new ToUnit(due.in(mail), unit, address, content, corrects, replaces, citizenName, reported);
        }

        @Override
        public String toString() {
            return "ToUnit[" + due.reference() + "]";
        }
    }

    /**
     * An answer to the ward that sent the message.
     *
     * @param address where it goes at this attempt; empty when the hospital is not answered on this channel any more
     */
    record ToWard(DueNotification due, Addressee.Ward ward, Optional<AnswerAddress> address) implements ClearedNotice {
        @Override
        public String toString() {
            return "ToWard[" + due.reference() + "]";
        }
    }

    /**
     * What of earlier notices to the recipient does not hold any more.
     *
     * @param notice the last one that this notice corrects, cancels, ends or reminds of
     * @param said what that one said
     * @param saidIn in which notice the recipient was last told what is taken back now
     * @param firstNames by the key of each stay: the key under which the recipient was first told of it
     */
    record Replaces(Optional<NotificationId> notice, List<Saying> said, Map<Saying, NotificationId> saidIn,
        Map<StayKey, StayKey> firstNames) {
        static final Replaces NOTHING = new Replaces(Optional.empty(), List.of(), Map.of(), Map.of());

        /** The name of a stay in the notices to this recipient. Two numbers of it can have turned out to be one since it was first told. */
        StayKey name(StayKey stay) {
            return firstNames.getOrDefault(stay, stay);
        }

        @Override
        public String toString() {
            return "Replaces[" + notice + "]";
        }
    }

    /** What a HospitalNotification reports, after the reports of the stay that the receiver got before, or may have got. */
    record Reported(StayReport report, List<OutgoingNotification.Earlier> before) {
        public Reported {
            before = List.copyOf(before);
        }
    }

    /**
     * A notice that the recipient got before, or may have got.
     *
     * @param id of the notice; of the mail in which it left, if it was collected
     */
    record Earlier(NotificationId id, String reference, ContactPoint to) {
        @Override
        public String toString() {
            return "Earlier[" + reference + "]";
        }
    }
}
