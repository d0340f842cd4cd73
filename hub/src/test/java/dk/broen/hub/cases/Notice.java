package dk.broen.hub.cases;

import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.notification.NoticeLife;
import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.simulator.medcom.ReceivedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What one recipient is told on one occasion, with the state of the notice on each channel. */
final class Notice {
    private final LedgerEntryId id = new LedgerEntryId(UUID.randomUUID());
    private final OccasionId occasion;
    private final Instant madeAt;
    private final Optional<String> message;
    private final boolean ambiguous;
    private final List<Sending> sendings = new ArrayList<>();
    private final Content content;
    private final List<Acknowledgement> acknowledgements = new ArrayList<>();

    /** The notice on one channel. */
    static final class Sending {
        private final NotificationId id = new NotificationId(UUID.randomUUID());
        private final Delivery delivery;
        private Instant due;
        private NoticeLife life = new NoticeLife.Waiting();
        private Content content;
        private Optional<ReceivedMessage> report = Optional.empty();

        private Sending(Delivery delivery, Content content) {
            this.delivery = delivery;
            this.due = delivery.due();
            this.content = content;
        }

        NotificationId id() {
            return id;
        }

        ContactPoint to() {
            return delivery.to();
        }

        Instant due() {
            return due;
        }

        boolean urgent() {
            return delivery.urgent();
        }

        boolean waits() {
            return life.pending();
        }

        void postpone(Instant until) {
            due = until;
        }

        /**
         * @param now what the notice says when it leaves, for example with other flags than when it was planned
         * @param as the HospitalNotification, if it leaves by MedCom
         */
        void leave(Instant at, Content now, Optional<ReceivedMessage> as) {
            life = new NoticeLife.Sent(at);
            content = now;
            report = as;
        }
    }

    /**
     * @param message the message that occasioned the notice; empty if something else did
     * @param ambiguous whether the recipient was picked among several coordinators
     */
    Notice(OccasionId occasion, Instant madeAt, Optional<String> message, Content content, List<Delivery> deliveries, boolean ambiguous) {
        this.occasion = occasion;
        this.madeAt = madeAt;
        this.message = message;
        this.content = content;
        this.ambiguous = ambiguous;
        deliveries.forEach(delivery -> sendings.add(new Sending(delivery, content)));
    }

    List<Sending> sendings() {
        return List.copyOf(sendings);
    }

    LedgerEntry entry() {
        return new LedgerEntry(id, occasion, madeAt, content.recipient(), content.function(), content.municipality(), content.words(),
            sendings.stream().map(sending -> new LedgerEntry.Sending(sending.id, sending.delivery.to(), sending.delivery.content(),
                sending.life)).toList(),
            acknowledgements);
    }

    /** Whether the unit has got it. */
    boolean reached(String unit) {
        return content.recipient().unit().value().equals(unit)
            && sendings.stream().anyMatch(sending -> sending.life instanceof NoticeLife.Sent);
    }

    void acknowledge(Acknowledgement answer) {
        acknowledgements.add(answer);
    }

    void drop(String reason) {
        sendings.stream().filter(Sending::waits)
            .forEach(sending -> sending.life = new NoticeLife.Dropped(reason, sending.life.attemptedAt()));
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Sending sending : sendings) {
            String by = sending.delivery.channel().name().toLowerCase(Locale.ROOT);
            if (sending.life instanceof NoticeLife.Sent sent) {
                Words words = sending.content.words();
                lines.add(line(sending.content, "by", by, "at", sent.at(), "content", sending.delivery.content(), "basis",
                    sending.content.basis(), "contact", address(sending.delivery.to()), "says", types(words.says()), "takes_back",
                    types(words.takesBack()), "department", department(words), "now",
                    words.now().map(Present::state).map(Enum::name).orElse("none"), "activities", sending.report.map(Line::activities),
                    "status", sending.report.map(ReceivedMessage::status)));
            } else if (sending.life instanceof NoticeLife.Dropped dropped) {
                lines.add(line(sending.content, "by", by, "dropped", dropped.reason()));
            }
        }
        sendings.stream().filter(sending -> sending.life instanceof NoticeLife.Sent).findFirst()
            .ifPresent(sent -> lines.add(line(sent.content, "flags", sent.content.flags())));
        return lines;
    }

    private Line line(Content said, Object... words) {
        Object[] notice = {"to", said.recipient().unit(), "event", event(said.words()), "message", message, "function",
            said.function(), "kind", said.kind(), "ambiguous", ambiguous};
        return Line.of(Stream.of(notice, words).flatMap(Arrays::stream).toArray());
    }

    private static Optional<EventType> event(Words words) {
        return Stream.concat(words.says().stream(), words.takesBack().stream()).map(Saying::type).findFirst();
    }

    /** The department that the first matter names, if it names one. */
    private static String department(Words words) {
        return words.says().stream().findFirst().flatMap(Saying::department).orElse("none");
    }

    private static List<EventType> types(List<Saying> sayings) {
        return sayings.stream().map(Saying::type).toList();
    }

    private static String address(ContactPoint contact) {
        if (contact instanceof ContactPoint.Queue queue) {
            return queue.address();
        }
        if (contact instanceof ContactPoint.MedCom medcom) {
            return medcom.url();
        }
        return contact instanceof ContactPoint.Mail mail ? mail.address() : ((ContactPoint.Sms) contact).number();
    }
}
