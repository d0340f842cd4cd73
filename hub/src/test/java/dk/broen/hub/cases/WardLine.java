package dk.broen.hub.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.terms.AnswerAddress;
import dk.broen.mappings.notice.Texts;
import dk.broen.mappings.notice.WardAnswerDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns the answer to a ward into a line of a case file. */
final class WardLine {
    static final String NOBODY = "nobody is named";
    /** The way on which the ward got the answer, if it is not the queue. */
    static final String BY = "by";
    private static final Set<String> DETAILS = Set.of("title", "phone", "hours");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WardAnswerDocument document;

    WardLine(Texts texts) {
        this.document = new WardAnswerDocument(texts);
    }

    Line of(String event, String message, WardAnswer answer) {
        try {
            ObjectNode read = (ObjectNode) JSON.readTree(document.render(answer, Optional.of(message), Optional.empty(), Instant.EPOCH));
            return of(event, message, read.put(BY, by(answer.to())));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String by(AnswerAddress to) {
        return to instanceof AnswerAddress.Mllp ? "mllp" : to instanceof AnswerAddress.Mail ? "mail" : "queue";
    }

    /** @param answer the JSON document on the hospital's answer queue */
    static Line of(String event, String message, JsonNode answer) {
        JsonNode contact = answer.path("coordinator");
        List<Object> words =
            new ArrayList<>(List.of("event", event, "message", message, "ward", contact.path("name").asText(NOBODY), "ask_for_consent",
                answer.path("askForConsent")
                    .asBoolean()));
        contact.fields().forEachRemaining(word -> {
            if (DETAILS.contains(word.getKey())) {
                words.addAll(List.of(word.getKey(), word.getValue().asText()));
            }
        });
        if (answer.path("municipalityUnclear").asBoolean()) {
            words.addAll(List.of("unclear", "true"));
        }
        words.addAll(List.of("by", answer.path(BY).asText("queue")));
        return Line.of(words.toArray());
    }
}
