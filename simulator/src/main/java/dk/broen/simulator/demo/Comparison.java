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
 * Compares the notices that the stand-ins received with the notices that the table shows as sent. Each notice must be received once, at
 * the right address, with its reference, about the right citizen and event; nothing else may be received. An SMS must have exactly the
 * text of the pointer, so that it contains no citizen data.
 */
final class Comparison {
    private static final String UNREADABLE = "unreadable";
    private static final int VERSION = 1;
    private final AddressBook book;

    Comparison(AddressBook book) {
        this.book = book;
    }

    /**
     * Returns each difference as a sentence.
     *
     * @param inTable the notices that the table shows as sent
     * @param queues the messages from the queues of units and wards
     * @param mails the mails that the mail server received
     * @param texts the SMS that the gateway received
     * @return empty when the received notices and the table agree
     */
    List<String> differences(List<Notice> inTable, List<ReceivedNotification> queues, List<ReceivedMail> mails, List<ReceivedSms> texts) {
        List<Notice> unexpected = new ArrayList<>(Stream.of(
            queues.stream().map(this::fromQueue),
            mails.stream().map(mail -> fromMail(mail, inTable)),
            texts.stream().map(text -> fromSms(text, inTable))).flatMap(notices -> notices).toList());
        List<Notice> missing = inTable.stream().filter(notice -> !unexpected.remove(notice)).sorted().toList();
        return Stream.concat(missing.stream().map(notice -> "in the table, but not received: " + notice),
            unexpected.stream().sorted().map(notice -> "received, but not in the table: " + notice)).toList();
    }

    private Notice fromQueue(ReceivedNotification received) {
        JsonNode body = received.body();
        boolean answer = book.answers().containsValue(received.address());
        String about = answer ? body.path("inReplyTo").path("messageId").asText(UNREADABLE) : body.path("reference").asText(UNREADABLE);
        boolean rightQueue = answer || received.address().equals(book.queueOf(body.path("recipient").path("unit").asText()).orElse(""));
        boolean correct = body.path("version").asInt() == VERSION && rightQueue && !received.redelivered();
        return new Notice(Channel.QUEUE, received.address(), correct ? about : about + " (wrong version, wrong queue or redelivered)",
            answer ? News.onWardsQueue(body) : News.onUnitsQueue(body));
    }

    private Notice fromMail(ReceivedMail mail, List<Notice> inTable) {
        return matching(inTable, Channel.MAIL, mail.to(), notice -> mail.subject().equals(book.mailSubject(notice.about()))
            && mail.body().contains(notice.about()) && notice.news().isIn(mail.body(), book));
    }

    private Notice fromSms(ReceivedSms text, List<Notice> inTable) {
        return matching(inTable, Channel.SMS, text.to(), notice -> text.text().equals(book.smsText(notice.about())));
    }

    /** Returns the matching notice among those that the table shows as sent to this address; an unreadable notice when none matches. */
    private static Notice matching(List<Notice> inTable, Channel channel, String to, Predicate<Notice> matches) {
        return inTable.stream().filter(notice -> notice.channel() == channel && notice.address().equals(to)).filter(matches)
            .findFirst().orElse(new Notice(channel, to, UNREADABLE, News.NONE));
    }
}
