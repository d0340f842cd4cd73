package dk.broen.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.simulator.mail.ReceivedMail;
import dk.broen.simulator.municipality.ReceivedNotification;
import dk.broen.simulator.sms.ReceivedSms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Texts texts;
    private final Map<String, Citizen> messages;

    /** @param messages the citizen of each message that a hospital sends, by the id of the message */
    Comparison(AddressBook book, Texts texts, Map<String, Citizen> messages) {
        this.book = book;
        this.texts = texts;
        this.messages = Map.copyOf(messages);
    }

    /**
     * Returns each difference as a sentence.
     *
     * @param inTable the notices that the table shows as sent
     * @param queues the messages from the queues of units and wards
     * @param mails the mails that the mail server received
     * @param sms the SMS that the gateway received
     * @return empty when the received notices and the table agree
     */
    List<String> differences(List<Notice> inTable, List<ReceivedNotification> queues, List<ReceivedMail> mails, List<ReceivedSms> sms) {
        List<Notice> unexpected = new ArrayList<>(Stream.of(
            queues.stream().map(this::fromQueue),
            mails.stream().map(mail -> fromMail(mail, inTable)),
            sms.stream().map(one -> fromSms(one, inTable))).flatMap(notices -> notices).toList());
        List<Notice> missing = inTable.stream().filter(notice -> !unexpected.remove(notice)).sorted().toList();
        return Stream.concat(missing.stream().map(notice -> "in the table, but not received: " + notice),
            unexpected.stream().sorted().map(notice -> "received, but not in the table: " + notice)).toList();
    }

    private Notice fromQueue(ReceivedNotification received) {
        JsonNode body = received.body();
        boolean toWard = book.answers().containsValue(received.address());
        News news = toWard ? News.onWardsQueue(body) : News.onUnitsQueue(body);
        String about = toWard ? stay(body, news) : body.path("reference").asText(UNREADABLE);
        boolean rightQueue = toWard || received.address().equals(book.queueOf(body.path("recipient").path("unit").asText()).orElse(""));
        boolean correct = body.path("version").asInt() == VERSION && rightQueue && !received.redelivered();
        return new Notice(Channel.QUEUE, received.address(), correct ? about : about + " (wrong version, wrong queue or redelivered)",
            news);
    }

    /** The stay that an answer to a ward names, if it replies to a message about the same citizen. */
    private String stay(JsonNode answer, News news) {
        return Optional.ofNullable(messages.get(answer.path("inReplyTo").path("messageId").asText()))
            .filter(citizen -> News.ofStay(citizen).equals(news)).map(Citizen::stay).orElse(UNREADABLE);
    }

    private Notice fromMail(ReceivedMail mail, List<Notice> inTable) {
        return matching(inTable, Channel.MAIL, mail.to(), notice -> mail.subject().equals(texts.mailSubject(notice.about()))
            && mail.body().contains(notice.about()) && notice.news().isIn(mail.body(), texts));
    }

    private Notice fromSms(ReceivedSms text, List<Notice> inTable) {
        return matching(inTable, Channel.SMS, text.to(), notice -> text.text().equals(texts.sms(notice.about())));
    }

    /** Returns the matching notice among those that the table shows as sent to this address; an unreadable notice when none matches. */
    private static Notice matching(List<Notice> inTable, Channel channel, String to, Predicate<Notice> matches) {
        return inTable.stream().filter(notice -> notice.channel() == channel && notice.address().equals(to)).filter(matches)
            .findFirst().orElse(new Notice(channel, to, UNREADABLE, News.NONE));
    }
}
