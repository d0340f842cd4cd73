package dk.broen.routes.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Puts the notices of a batch into mails, and says what became of each notice of a mail. */
@Component
class InMails {
    /** In the order of the first notice of each. */
    List<OneMail> of(List<ClearedNotice> leaving) {
        Map<Object, List<ClearedNotice>> mails = new LinkedHashMap<>();
        leaving.forEach(notice -> mails.computeIfAbsent(notice.due().leftIn().orElse(notice.due().id()), none -> new ArrayList<>())
            .add(notice));
        return mails.values().stream().map(OneMail::inOrder).toList();
    }

    /** Remembers the notices of the mail for the outcome. */
    OneMail keep(OneMail mail, Exchange exchange) {
        exchange.setProperty(Render.CLEARED, mail.first());
        exchange.setProperty(Render.MAIL, mail);
        return mail;
    }

    /**
     * What became of a mail became of each notice in it. If a mail with several cannot be written, or is refused for what it says, each is
     * tried alone: one of them can be the cause. Not after an attempt that may have arrived: then they stay together.
     */
    List<Outcome> each(Outcome outcome, Exchange exchange) {
        OneMail mail = exchange.getProperty(Render.MAIL, OneMail.class);
        Outcome ofEach = mail.others().isEmpty() ? outcome : ofSeveral(outcome, exchange);
        return mail.notices().stream().map(notice -> ofEach.of(notice.due())).toList();
    }

    private static Outcome ofSeveral(Outcome outcome, Exchange exchange) {
        boolean isFirst = outcome.due().attempts() == 1;
        if (outcome instanceof Outcome.NotHeard again && !isFirst) {
            return new Outcome.Failed(again.due(), again.code());
        }
        if (outcome instanceof Outcome.Unwritable unwritable && isFirst) {
            return new Outcome.NotHeard(unwritable.due(), unwritable.code());
        }
        if (outcome instanceof Outcome.Refused refused && isFirst && isAboutTheContent(exchange)) {
            return new Outcome.NotHeard(refused.due(), refused.code());
        }
        return outcome;
    }

    private static boolean isAboutTheContent(Exchange exchange) {
        return new FailedSend(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)).isAboutTheContent();
    }

    /** All outcomes of the batch. */
    List<Outcome> all(List<List<Outcome>> mails) {
        return mails.stream().flatMap(List::stream).toList();
    }
}
