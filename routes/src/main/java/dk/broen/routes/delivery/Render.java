package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.terms.AnswerAddress;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.NotificationId;
import dk.broen.mappings.mail.MailNames;
import dk.broen.mappings.notice.CalendarEntries;
import dk.broen.mappings.notice.DigestText;
import dk.broen.mappings.notice.InboxLink;
import dk.broen.mappings.notice.MailText;
import dk.broen.mappings.notice.NoticeFacts;
import dk.broen.mappings.notice.PointerFilter;
import dk.broen.mappings.notice.PointerText;
import dk.broen.mappings.notice.Texts;
import dk.broen.mappings.sms.OutgoingSms;
import jakarta.activation.DataHandler;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.attachment.AttachmentMessage;
import org.springframework.stereotype.Component;

/**
 * Writes a mail or an SMS, with the content that the channel permits, to the address that the plan resolved. All other headers
 * are removed, so that nothing in a received message can control where or how the notice is sent (design.md §7).
 */
@Component
class Render {
    /** Exchange property: the {@link ClearedNotice} that leaves. */
    static final String CLEARED = "BroenCleared";
    /** Exchange property: the {@link OneMail} in which notices leave; on the mail channel only. */
    static final String MAIL = "BroenMail";
    /** Exchange property: how much the notice says as it leaves. A mail to an address that is not known to be safe leaves as a pointer. */
    static final String LEFT_AS = "BroenLeftAs";

    private final NoticeNames names;
    private final WardReply wards;
    private final Gateways gateways;
    private final Correlations correlations;
    private final MailText mails;
    private final DigestText digests;
    private final CalendarEntries calendar;
    private final PointerText pointers;
    private final PointerFilter filter;
    private final InboxLink inbox;

    Render(NoticeNames names, WardReply wards, Gateways gateways, Correlations correlations, Texts texts,
        InboxLink inbox) {
        this.names = names;
        this.wards = wards;
        this.gateways = gateways;
        this.correlations = correlations;
        this.mails = new MailText(texts);
        this.digests = new DigestText(texts);
        this.calendar = new CalendarEntries(texts);
        this.pointers = new PointerText(texts);
        this.filter = new PointerFilter(texts);
        this.inbox = inbox;
    }

    /** A mail with one notice or several. What may have arrived in another mail does not leave before a human has said so. */
    void write(OneMail mail, Exchange exchange) {
        if (!mail.isWhole()) {
            throw new UndeliverableException("MAY_HAVE_ARRIVED_WITH_OTHERS");
        }
        if (mail.others().isEmpty()) {
            mail(mail.first(), exchange);
        } else {
            digest(mail.notices().stream().map(ClearedNotice.ToUnit.class::cast).toList(), exchange);
        }
    }

    /** All to one address of one unit. Each says what it would say in a mail of its own. */
    private void digest(List<ClearedNotice.ToUnit> notices, Exchange exchange) {
        Message message = prepared(exchange);
        ClearedNotice.ToUnit first = notices.get(0);
        String address = address(first, ContactPoint.Mail.class).address();
        boolean plain = gateways.mayReadPlain(address) && notices.stream().allMatch(one -> one.unit().content() == ContentLevel.PLAIN);
        ContentLevel level = plain ? ContentLevel.PLAIN : ContentLevel.POINTER;
        exchange.setProperty(LEFT_AS, level);
        List<NoticeFacts> facts = notices.stream().map(names::of).toList();
        MailText.Mail mail = plain ? digests.plain(facts) : digests.pointer(facts);
        filtered(plain ? mail.subject() : mail.subject() + "\n" + mail.body(), facts);
        addressed(message, first.due(), address, inbox.ofSeveral(mail, level));
        if (plain) {
            notices.forEach(notice -> attachEntries(message, notice, names.of(notice)));
        }
    }

    /** A pointer of a digest has the references of all its notices, and says nothing of any. */
    private void filtered(String text, List<NoticeFacts> all) {
        String words = text;
        for (NoticeFacts one : all) {
            words = words.replace(one.reference(), " ");
        }
        for (NoticeFacts one : all) {
            filtered(words, one);
        }
    }

    /** To a unit, or the answer to a ward. */
    void mail(ClearedNotice cleared, Exchange exchange) {
        if (cleared instanceof ClearedNotice.ToWard answer) {
            toWard(answer, exchange);
        } else {
            toUnit((ClearedNotice.ToUnit) cleared, exchange);
        }
    }

    /** A pointer alone is no answer where another way is left (domain.md §6): then that way is used. */
    private void toWard(ClearedNotice.ToWard answer, Exchange exchange) {
        Message message = prepared(exchange);
        String address = WardReply.address(answer, AnswerAddress.Mail.class).address();
        boolean plain = gateways.mayReadPlain(address);
        if (!plain && wards.hasFullerWay(answer, gateways::mayReadPlain)) {
            throw new UndeliverableException("POINTER_ONLY");
        }
        ContentLevel level = plain ? ContentLevel.PLAIN : ContentLevel.POINTER;
        exchange.setProperty(LEFT_AS, level);
        MailText.Mail mail = plain ? wards.mail(answer) : wards.pointer(answer);
        String reference = answer.due().reference();
        if (!PointerFilter.saysNothing(mail.subject().replace(reference, " "))
            || !plain && !PointerFilter.saysNothing(mail.body().replace(reference, " "))) {
            throw UndeliverableException.blocked("FORBIDDEN_WORD");
        }
        addressed(message, answer.due(), address, inbox.of(mail, level, reference));
    }

    private void toUnit(ClearedNotice.ToUnit notice, Exchange exchange) {
        Message message = prepared(exchange);
        String address = address(notice, ContactPoint.Mail.class).address();
        boolean plain = notice.unit().content() == ContentLevel.PLAIN && gateways.mayReadPlain(address);
        ContentLevel level = plain ? ContentLevel.PLAIN : ContentLevel.POINTER;
        exchange.setProperty(LEFT_AS, level);
        NoticeFacts facts = names.of(notice);
        MailText.Mail mail = plain ? mails.plain(facts) : filtered(mails.pointer(notice.due().reference()), facts);
        filtered(mail.subject(), facts);
        addressed(message, notice.due(), address, inbox.of(mail, level, notice.due().reference()));
        if (plain) {
            attachEntries(message, notice, facts);
        }
        notice.corrects().filter(earlier -> plain && earlier.to() instanceof ContactPoint.Mail)
            .ifPresent(earlier -> thread(message, messageId(earlier.id())));
    }

    private void attachEntries(Message message, ClearedNotice.ToUnit notice, NoticeFacts facts) {
        calendar.of(facts, correlations.of(notice)).forEach(entry -> {
            entry.words().forEach(words -> filtered(words, facts));
            attach(message, entry);
        });
    }

    private void addressed(Message message, DueNotification due, String address, MailText.Mail mail) {
        message.setHeader("To", address);
        message.setHeader("From", gateways.mailSender());
        message.setHeader("Subject", mail.subject());
        gateways.mailAnswers().ifPresent(answers -> message.setHeader("Reply-To", answers));
        message.setHeader("Message-ID", messageId(due.leftIn().orElse(due.id())));
        message.setHeader(MailNames.HEADER, MailNames.own(due.id(), due.attempts()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader(Exchange.CONTENT_TYPE, "text/plain; charset=UTF-8");
        message.setBody(mail.body(), String.class);
    }

    /** A pointer has no calendar entry. What people read of an entry passes the filter of pointers: a calendar is read by others too. */
    private static void attach(Message message, CalendarEntries.Entry entry) {
        AttachmentMessage mail = message.getExchange().getMessage(AttachmentMessage.class);
        String name = "kalender-" + (mail.hasAttachments() ? mail.getAttachments().size() + 1 : 1) + ".ics";
        mail.addAttachment(name, new DataHandler(new ByteArrayDataSource(entry.text().getBytes(StandardCharsets.UTF_8),
            "text/calendar; charset=UTF-8; method=" + entry.method())));
    }

    /** The mail program of the reader shows the correction below what it corrects. A pointer does not tell that it corrects something. */
    private static void thread(Message message, String earlier) {
        message.setHeader("In-Reply-To", earlier);
        message.setHeader("References", earlier);
    }

    private String messageId(NotificationId id) {
        return MailNames.messageId(id, gateways.mailHost());
    }

    void sms(ClearedNotice.ToUnit notice, Exchange exchange) {
        Message message = prepared(exchange);
        exchange.setProperty(LEFT_AS, notice.unit().content());
        String number = address(notice, ContactPoint.Sms.class).number();
        String text = filtered(pointers.render(notice.due().reference()), names.of(notice));
        gateways.write(new OutgoingSms(number, text, notice.due().id()), message);
    }

    private static Message prepared(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        return message;
    }

    private <T extends ContactPoint> T address(ClearedNotice.ToUnit notice, Class<T> kind) {
        return notice.address().map(kind::cast).orElseThrow(() -> new UndeliverableException("CONTACT_POINT_GONE"));
    }

    private MailText.Mail filtered(MailText.Mail pointer, NoticeFacts facts) {
        filtered(pointer.body(), facts);
        return pointer;
    }

    private String filtered(String text, NoticeFacts facts) {
        PointerFilter.Answer answer = filter.check(text, facts);
        if (answer instanceof PointerFilter.Answer.Clean clean) {
            return clean.text();
        }
        throw UndeliverableException.blocked(((PointerFilter.Answer.Blocked) answer).code());
    }
}
