package dk.broen.mappings.notice;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.domain.followup.WardAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    public WardAnswerDocument(Texts texts) {
        sentences = new Sentences(texts);
    }

    /**
     * @param messageId the hospital's id of the message {@link WardAnswer#inReplyTo()}: MSH-10, or MessageHeader.id; empty in a long stay, if
     *     the hub keeps the message no more
     */
    public String render(WardAnswer answer, Optional<String> messageId, Instant answeredAt) {
        ObjectNode document = JSON.createObjectNode().put("version", VERSION).put("answeredAt", DanishTime.offset(answeredAt).toString());
        ObjectNode inReplyTo = document.putObject("inReplyTo");
        messageId.ifPresent(id -> inReplyTo.put("messageId", id));
        inReplyTo.put("episode", answer.stay().episode());
        answer.coordinator().ifPresent(contact -> document.set("coordinator", NotificationDocument.contact(contact, sentences)));
        return document.put("askForConsent", answer.askForConsent()).put("text", text(answer)).toString();
    }

    private String text(WardAnswer answer) {
        List<String> parts = new ArrayList<>();
        parts.add(answer.coordinator().map(sentences::contact).orElseGet(() -> sentences.required("ward.nobody_named")));
        if (answer.askForConsent()) {
            parts.add(sentences.required("ward.ask_for_consent"));
        }
        return String.join(" ", parts);
    }
}
