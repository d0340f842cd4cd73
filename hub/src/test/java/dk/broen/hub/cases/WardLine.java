package dk.broen.hub.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.domain.followup.WardAnswer;
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
    private static final Set<String> DETAILS = Set.of("title", "phone", "hours");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WardAnswerDocument document;

    WardLine(Texts texts) {
        this.document = new WardAnswerDocument(texts);
    }

    Line of(String event, String message, WardAnswer answer) {
        try {
            return of(event, message,
                JSON.readTree(document.render(answer, Optional.of(message), Instant.EPOCH)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
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
        return Line.of(words.toArray());
    }
}
