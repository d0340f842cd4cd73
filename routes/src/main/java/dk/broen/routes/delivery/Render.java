package dk.broen.routes.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dk.broen.adapters.outbox.Addressee;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.NotificationId;
import dk.broen.mappings.notice.MailText;
import dk.broen.mappings.notice.NoticeFacts;
import dk.broen.mappings.notice.NotificationDocument;
import dk.broen.mappings.notice.PointerFilter;
import dk.broen.mappings.notice.PointerText;
import dk.broen.mappings.notice.Texts;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/**
 * Writes the notice for its channel, with the content that the channel permits, to the address that the plan resolved. All other headers
 * are removed, so that nothing in a received message can control where or how the notice is sent (design.md §7).
 */
@Component
class Render {
    /** Exchange property: the name of the channel. */
    static final String CHANNEL = "BroenChannel";
    /** Exchange property: how much the notice says as it leaves. A mail to an address that is not known to be safe leaves as a pointer. */
    static final String LEFT_AS = "BroenLeftAs";
    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    private final NoticeNames names;
    private final WardReply wardReply;
    private final Gateways gateways;
    private final NotificationDocument document;
    private final MailText mails;
    private final PointerText pointers;
    private final PointerFilter filter;

    Render(NoticeNames names, WardReply wardReply, Gateways gateways, Texts texts) {
        this.names = names;
        this.wardReply = wardReply;
        this.gateways = gateways;
        this.document = new NotificationDocument(texts);
        this.mails = new MailText(texts);
        this.pointers = new PointerText(texts);
        this.filter = new PointerFilter(texts);
    }

    @Handler
    void render(ClearedNotice cleared, Exchange exchange) {
        exchange.setProperty(CHANNEL, cleared.due().channel());
        exchange.setProperty(LEFT_AS, leavesAs(cleared));
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        if (cleared instanceof ClearedNotice.ToWard answer) {
            onQueue(message, answer.due(), wardReply.address(answer.ward()), wardReply.render(answer.ward()));
        } else if (cleared instanceof ClearedNotice.ToUnit notice) {
            render(message, notice, names.of(notice));
        } else {
            throw new IllegalStateException("unknown kind of notice: " + cleared.getClass().getSimpleName());
        }
    }

    private ContentLevel leavesAs(ClearedNotice cleared) {
        return cleared instanceof ClearedNotice.ToUnit notice ? leavesAs(notice.unit()) : ContentLevel.FULL;
    }

    private ContentLevel leavesAs(Addressee.Unit unit) {
        return unit.contact() instanceof ContactPoint.Mail mail && !gateways.mayReadPlain(mail.address()) ? ContentLevel.POINTER
            : unit.content();
    }

    private void render(Message message, ClearedNotice.ToUnit notice, NoticeFacts facts) {
        DueNotification due = notice.due();
        Addressee.Unit unit = notice.unit();
        if (unit.contact() instanceof ContactPoint.Queue queue) {
            onQueue(message, due, queue.address(), document.render(facts));
        } else if (unit.contact() instanceof ContactPoint.Mail mail) {
            boolean plain = leavesAs(unit) == ContentLevel.PLAIN;
            byMail(message, due, mail.address(), plain ? mails.plain(facts) : filtered(mails.pointer(due.reference()), facts), facts);
            notice.corrects().filter(earlier -> plain && earlier.to() instanceof ContactPoint.Mail)
                .ifPresent(earlier -> thread(message, messageId(earlier.id())));
        } else if (unit.contact() instanceof ContactPoint.Sms sms) {
            bySms(message, due, sms.number(), filtered(pointers.render(due.reference()), facts));
        } else {
            throw new IllegalStateException("unknown kind of contact point: " + unit.contact().getClass().getSimpleName());
        }
    }

    /** The broker drops a repeated duplicate id, so that the recipient sees the notice once even after a crash (design.md §4.3). */
    private static void onQueue(Message message, DueNotification due, String address, String json) {
        message.setHeader("CamelJmsDestinationName", address);
        message.setHeader(DUPLICATE_ID, due.id().toString());
        message.setBody(json, String.class);
    }

    private void byMail(Message message, DueNotification due, String address, MailText.Mail mail, NoticeFacts facts) {
        message.setHeader("To", address);
        message.setHeader("From", gateways.mailSender());
        message.setHeader("Subject", filtered(mail.subject(), facts));
        message.setHeader("Message-ID", messageId(due.id()));
        message.setHeader(Exchange.CONTENT_TYPE, "text/plain; charset=UTF-8");
        message.setBody(mail.body(), String.class);
    }

    /** The mail program of the reader shows the correction below what it corrects. A pointer does not tell that it corrects something. */
    private static void thread(Message message, String earlier) {
        message.setHeader("In-Reply-To", earlier);
        message.setHeader("References", earlier);
    }

    private String messageId(NotificationId id) {
        return "<" + id + "@" + gateways.mailHost() + ">";
    }

    private void bySms(Message message, DueNotification due, String number, String text) {
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setHeader("Authorization", "Bearer " + gateways.smsToken());
        gateways.smsQuery().ifPresent(query -> message.setHeader(Exchange.HTTP_QUERY, query));
        message.setBody(JsonNodeFactory.instance.objectNode().put("to", number).put("text", text).put("sender", gateways.smsSender())
            .put("reference", due.id().toString()).toString(), String.class);
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
