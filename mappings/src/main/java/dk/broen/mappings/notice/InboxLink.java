package dk.broen.mappings.notice;

import dk.broen.domain.notification.ContentLevel;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The line of a mail that leads to the notice in the inbox: the address of the inbox and the reference, which open nothing without a login
 * (danish-standards.md §5.4).
 */
public final class InboxLink {
    private final Sentences sentences;
    private final Optional<URI> address;

    /** @param address where people reach the inbox, without a path; empty if mails name no inbox */
    public InboxLink(Texts texts, Optional<URI> address) {
        this.sentences = new Sentences(texts);
        this.address = address;
    }

    /**
     * The mail with the line below its text; the same mail if mails name no inbox. Nor does a pointer, if the name of the host says what a pointer
     * must not say.
     *
     * @param reference of the notice or of the answer to a ward
     */
    public MailText.Mail of(MailText.Mail mail, ContentLevel level, String reference) {
        return below(mail, level, "/n/" + reference);
    }

    /** The same for a mail with several notices: it leads to the list of them. */
    public MailText.Mail ofSeveral(MailText.Mail mail, ContentLevel level) {
        return below(mail, level, "/inbox");
    }

    private MailText.Mail below(MailText.Mail mail, ContentLevel level, String path) {
        return address.filter(inbox -> level != ContentLevel.POINTER || PointerFilter.namesNothing(inbox.getHost()))
            .map(inbox -> new MailText.Mail(mail.subject(), mail.body().stripTrailing() + "\n\n"
                + sentences.filled("line.inbox", Map.of("inbox", inbox.resolve(path).toString())) + "\n"))
            .orElse(mail);
    }
}
