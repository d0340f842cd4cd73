package dk.broen.adapters.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.facts.SiftedFacts.Fault;
import java.util.List;
import java.util.Optional;

/**
 * What stands in a facts document beside the facts, at each entry of each kind: the id of the source system ({@code id}), and what the hub
 * says about a fact that it gives out ({@code recorded}), which is not read again. At a citizen it is the {@code version} that the client
 * read.
 *
 * @param rest the entry without it
 * @param value the id or the version
 * @param fault what is wrong with it
 */
record Beside(JsonNode rest, Optional<String> value, Optional<Fault> fault) {
    static final String ID = "id";
    static final String RECORDED = "recorded";
    static final String VERSION = "version";
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_VERSION = 5000;

    static Beside ofFact(JsonNode entry, String place) {
        return of(entry, ID, LONGEST_ID, place);
    }

    static Beside ofCitizen(JsonNode entry, String place) {
        return of(entry, VERSION, LONGEST_VERSION, place);
    }

    private static Beside of(JsonNode entry, String key, int longest, String place) {
        if (!(entry instanceof ObjectNode object) || !object.has(key) && !object.has(RECORDED)) {
            return new Beside(entry, Optional.empty(), Optional.empty());
        }
        ObjectNode rest = object.deepCopy().without(List.of(key, RECORDED));
        JsonNode value = object.path(key);
        boolean isName = (value.isTextual() || value.isIntegralNumber()) && !value.asText().isBlank() && value.asText().length() <= longest;
        return new Beside(rest, isName ? Optional.of(value.asText()) : Optional.empty(), isName || value.isMissingNode() ? Optional.empty()
            : Optional.of(new Fault(place + "." + key, "is not a text of 1 to " + longest + " characters")));
    }
}
