package dk.broen.adapters.consent;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.facts.FactsReader;
import dk.broen.adapters.facts.FactsRefused;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.terms.Cpr;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;

/**
 * The hub's own form: {@code POST {url} {"cpr": "…"}} is answered with {@code {"cpr": "…", "consents": […]}}, each consent in the form of
 * the facts document, and with nothing else. The number in the answer must be the one that was asked about.
 */
final class BroenForm implements RegisterForm {
    private static final String CPR = "cpr";

    private final ObjectMapper json = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private final FactsReader reader;

    BroenForm(FactsReader reader) {
        this.reader = reader;
    }

    @Override
    public List<Consent> consentsOf(Cpr citizen, RegisterConnection register, Deadline deadline)
        throws IOException, InterruptedException, FactsRefused {
        JsonNode answer = json.readTree(register.answer(HttpRequest.newBuilder(register.url()).header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JsonNodeFactory.instance.objectNode().put(CPR, citizen.digits()).toString())),
            deadline, MAX_ANSWER_BYTES));
        if (!(answer instanceof ObjectNode document) || !document.path(CPR).isTextual()) {
            throw new NoAnswer("citizen-not-named");
        }
        if (!Cpr.read(document.path(CPR).textValue()).equals(Optional.of(citizen))) {
            throw new OtherCitizenAnswered();
        }
        document.remove(CPR);
        return reader.readConsents(document);
    }
}
