package dk.broen.mappings.notice;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Several notices to one unit as one mail (domain.md §7). Each says what it would say in a mail of its own. */
public final class DigestText {
    private final Texts texts;
    private final MailText mails;

    public DigestText(Texts texts) {
        this.texts = texts;
        this.mails = new MailText(texts);
    }

    /**
     * {@code PLAIN} content: only over enforced TLS to a domain that the configuration allows.
     *
     * @param notices to one unit, at least one
     */
    public MailText.Mail plain(List<NoticeFacts> notices) {
        Sentences sentences = new Sentences(texts);
        String count = Integer.toString(notices.size());
        String messages = IntStream.range(0, notices.size()).mapToObj(place -> sentences.filled("digest.heading",
            Map.of("number", Integer.toString(place + 1), "count", count, "reference", notices.get(place).reference())) + "\n\n"
            + mails.plain(notices.get(place)).body()).collect(Collectors.joining("\n"));
        return new MailText.Mail(subject(sentences, notices),
            sentences.filled("digest.body", Map.of("count", count, "messages", messages)));
    }

    /**
     * {@code POINTER} content: the references, and nothing of any notice.
     *
     * @param notices to one unit, at least one
     */
    public MailText.Mail pointer(List<NoticeFacts> notices) {
        Sentences sentences = new Sentences(texts);
        String references = notices.stream().map(NoticeFacts::reference).collect(Collectors.joining("\n"));
        return new MailText.Mail(subject(sentences, notices), sentences.filled("digest.pointer", Map.of("references", references)));
    }

    private static String subject(Sentences sentences, List<NoticeFacts> notices) {
        return sentences.filled("digest.subject", Map.of("reference", notices.get(0).reference()));
    }
}
