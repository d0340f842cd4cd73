package dk.broen.routes.acknowledgement;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** Reads a message as JSON. What is wrong in its fields is found when the answer is recorded. */
@Component
class ReadAcknowledgement {
    /** Of a field that is there twice, one value would be lost without a word. */
    private final ObjectMapper json = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /** @throws UnreadableAcknowledgementException when the message is not a JSON object, or too long */
    @Handler
    ObjectNode read(byte[] content) {
        if (content.length > TakeAcknowledgement.LONGEST) {
            throw new UnreadableAcknowledgementException("document", "has more than " + TakeAcknowledgement.LONGEST + " bytes");
        }
        if (parsed(content) instanceof ObjectNode document) {
            return document;
        }
        throw new UnreadableAcknowledgementException("document", "is not a JSON object; the message must be text or bytes");
    }

    private JsonNode parsed(byte[] content) {
        try {
            return json.readTree(content);
        } catch (JsonProcessingException invalid) {
            JsonLocation at = invalid.getLocation();
            throw new UnreadableAcknowledgementException(
                at == null ? "document" : "line " + at.getLineNr() + ", column " + at.getColumnNr(), "is not JSON in UTF-8");
        } catch (IOException impossible) {
            throw new UnreadableAcknowledgementException("document", "is not JSON in UTF-8");
        }
    }
}
