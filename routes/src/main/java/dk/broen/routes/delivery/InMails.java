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
        leaving.forEach(notice -> mails.computeIfAbsent(notice.due().leftIn().filter(mail -> notice.due().collected())
            .orElse(notice.due().id()), none -> new ArrayList<>()).add(notice));
        return mails.values().stream().map(OneMail::new).toList();
    }

    /** Remembers the notices of the mail for the outcome. */
    OneMail keep(OneMail mail, Exchange exchange) {
        exchange.setProperty(Render.CLEARED, mail.first());
        exchange.setProperty(Render.MAIL, mail);
        return mail;
    }

    /**
     * What became of a mail became of each notice in it. If a mail with several cannot be written, each is tried alone: one of them can be the
     * cause.
     */
    List<Outcome> each(Outcome outcome, Exchange exchange) {
        OneMail mail = exchange.getProperty(Render.MAIL, OneMail.class);
        Outcome ofEach = mail.notices().size() > 1 && outcome instanceof Outcome.Unwritable unwritable
            ? new Outcome.NotHeard(unwritable.due(), unwritable.code()) : outcome;
        return mail.notices().stream().map(notice -> ofEach.of(notice.due())).toList();
    }

    /** All outcomes of the batch. */
    List<Outcome> all(List<List<Outcome>> mails) {
        return mails.stream().flatMap(List::stream).toList();
    }
}
