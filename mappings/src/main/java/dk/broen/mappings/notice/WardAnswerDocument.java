package dk.broen.mappings.notice;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.domain.followup.WardAnswer;
import java.time.Instant;
import java.util.Optional;

/**
 * The answer to the ward (domain.md §5) for the answer queue of the hospital: JSON by {@code config/schemas/ward-answer.v1.schema.json}. It
 * refers to the message and the stay of the hospital, so it does not need the CPR number of the citizen. It never says which municipal
 * units were told or not told.
 */
public final class WardAnswerDocument {
    public static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Sentences sentences;
    private final WardWords words;

    public WardAnswerDocument(Texts texts) {
        sentences = new Sentences(texts);
        words = new WardWords(texts);
    }

    /**
     * @param messageId the hospital's id of the message {@link WardAnswer#inReplyTo()}: MSH-10, or MessageHeader.id; empty in a long stay, if
     *     the hub keeps the message no more
     * @param workItem the reference of the work item that the ward answers; empty if nothing is asked, or it is not open any more
     */
    public String render(WardAnswer answer, Optional<String> messageId, Optional<String> workItem, Instant answeredAt) {
        ObjectNode document = JSON.createObjectNode().put("version", VERSION).put("answeredAt", DanishTime.offset(answeredAt).toString());
        ObjectNode inReplyTo = document.putObject("inReplyTo");
        messageId.ifPresent(id -> inReplyTo.put("messageId", id));
        inReplyTo.put("episode", answer.stay().episode());
        answer.coordinator().ifPresent(contact -> document.set("coordinator", NotificationDocument.contact(contact, sentences)));
        if (answer.municipalityUnclear()) {
            document.put("municipalityUnclear", true);
        }
        document.put("askForConsent", answer.askForConsent());
        answer.question().ifPresent(question -> workItem.ifPresent(reference -> ask(document.putObject("question"), question, reference)));
        return document.put("text", String.join(" ", words.of(answer, workItem))).toString();
    }

    private static void ask(ObjectNode node, WardAnswer.Question question, String reference) {
        node.put("workItem", reference);
        ArrayNode about = node.putArray("about");
        question.about().forEach(one -> about.addObject().put("function", one.function().code()).put("title", one.title())
            .put("inWriting", one.inWriting()));
    }
}
