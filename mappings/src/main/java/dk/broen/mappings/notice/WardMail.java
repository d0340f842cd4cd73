package dk.broen.mappings.notice;

import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.terms.Cpr;
import java.util.Map;
import java.util.Optional;

/** The answer to a ward as a mail. The subject is neutral, and so is the pointer for an address that is not known to be safe (domain.md §7). */
public final class WardMail {
    private final Sentences sentences;
    private final WardWords words;

    public WardMail(Texts texts) {
        sentences = new Sentences(texts);
        words = new WardWords(texts);
    }

    /** {@code PLAIN} content: only over enforced TLS to a domain that the configuration allows. */
    public MailText.Mail plain(WardAnswer answer, Cpr citizen, String reference, Optional<String> workItem) {
        return new MailText.Mail(subject(reference), sentences.filled("ward_mail.body", Map.of(
            "answer", String.join("\n", words.of(answer, workItem)), "citizen", MailText.written(citizen), "visit", answer.stay().episode(),
            "reference", reference)));
    }

    /**
     * {@code POINTER} content: for an address that is not known to be safe.
     *
     * @param workItem the reference of the work item that the ward answers, to which the pointer then leads; empty if nothing is asked
     */
    public MailText.Mail pointer(String reference, Optional<String> workItem) {
        String leads = workItem.isPresent() ? "ward_mail.question_pointer" : "ward_mail.pointer";
        return new MailText.Mail(subject(reference), sentences.filled(leads, Map.of("reference", workItem.orElse(reference))));
    }

    private String subject(String reference) {
        return sentences.filled("ward_mail.subject", Map.of("reference", reference));
    }
}
