package dk.broen.routes.facts;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** Reads a message as JSON. What is wrong in its facts is found when they are recorded. */
@Component
class ReadFacts {
    private final ObjectMapper json = new ObjectMapper();
    private final FactsLimit limit;

    ReadFacts(FactsLimit limit) {
        this.limit = limit;
    }

    /** @throws UnreadableFactsException when the message is not a JSON object, or too long */
    @Handler
    ObjectNode read(byte[] content) {
        if (content.length > limit.bytes()) {
            throw new UnreadableFactsException("document", "has more than " + limit.bytes() + " bytes; send it in parts");
        }
        if (parsed(content) instanceof ObjectNode document) {
            return document;
        }
        throw new UnreadableFactsException("document", "is not a JSON object; the message must be text or bytes");
    }

    private JsonNode parsed(byte[] content) {
        try {
            return json.readTree(content);
        } catch (JsonProcessingException invalid) {
            JsonLocation at = invalid.getLocation();
            throw new UnreadableFactsException(at == null ? "document" : "line " + at.getLineNr() + ", column " + at.getColumnNr(),
                "is not JSON in UTF-8");
        } catch (IOException impossible) {
            throw new UnreadableFactsException("document", "is not JSON in UTF-8");
        }
    }
}
