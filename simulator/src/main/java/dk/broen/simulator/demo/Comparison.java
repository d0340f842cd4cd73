package dk.broen.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.simulator.mail.ReceivedMail;
import dk.broen.simulator.municipality.ReceivedNotification;
import dk.broen.simulator.sms.ReceivedSms;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Holds what the partners really received against what the table says: each notice once, at the right address, under its reference, about
 * the right citizen and event, and nothing else. A text message must be the pointer word by word, so that it cannot hold anything of a
 * citizen.
 */
final class Comparison {
    private static final String UNREADABLE = "unreadable";
    private static final int VERSION = 1;
    private final AddressBook book;

    Comparison(AddressBook book) {
        this.book = book;
    }

    /**
     * What is not as the table says, in words; empty when all is.
     *
     * @param said by the table
     * @param queues what stood on the queues of units and wards
     */
    List<String> differences(List<Notice> said, List<ReceivedNotification> queues, List<ReceivedMail> mails, List<ReceivedSms> texts) {
        List<Notice> unexpected = new ArrayList<>(Stream.of(
            queues.stream().map(this::fromQueue),
            mails.stream().map(mail -> fromMail(mail, said)),
            texts.stream().map(text -> fromPhone(text, said))).flatMap(notices -> notices).toList());
        List<Notice> missing = said.stream().filter(notice -> !unexpected.remove(notice)).sorted().toList();
        return Stream.concat(missing.stream().map(notice -> "in the table, but not received: " + notice),
            unexpected.stream().sorted().map(notice -> "received, but not in the table: " + notice)).toList();
    }

    private Notice fromQueue(ReceivedNotification received) {
        JsonNode body = received.body();
        boolean answer = book.answers().containsValue(received.address());
        String about = answer ? body.path("inReplyTo").path("messageId").asText(UNREADABLE) : body.path("reference").asText(UNREADABLE);
        boolean wellAddressed = answer || received.address().equals(book.queueOf(body.path("recipient").path("unit").asText()).orElse(""));
        boolean asPromised = body.path("version").asInt() == VERSION && wellAddressed && !received.redelivered();
        return new Notice(Channel.QUEUE, received.address(), asPromised ? about : about + " (not what the schema promises)",
            answer ? News.onWardsQueue(body) : News.onUnitsQueue(body));
    }

    private Notice fromMail(ReceivedMail mail, List<Notice> said) {
        return among(said, Channel.MAIL, mail.to(), notice -> mail.subject().equals(book.mailSubject(notice.about()))
            && mail.body().contains(notice.about()) && notice.news().standsIn(mail.body(), book));
    }

    private Notice fromPhone(ReceivedSms text, List<Notice> said) {
        return among(said, Channel.SMS, text.to(), notice -> text.text().equals(book.smsText(notice.about())));
    }

    /** The notice that this is, if it is one of those that went there by the table. */
    private static Notice among(List<Notice> said, Channel channel, String to, Predicate<Notice> isIt) {
        return said.stream().filter(notice -> notice.channel() == channel && notice.address().equals(to)).filter(isIt)
            .findFirst().orElse(new Notice(channel, to, UNREADABLE, News.NONE));
    }
}
