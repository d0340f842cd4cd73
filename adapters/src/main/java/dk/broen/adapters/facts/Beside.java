package dk.broen.adapters.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.facts.SiftedFacts.Fault;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands in a facts document beside the facts, at each entry of each kind: the id of the source system ({@code id}), and what the hub
 * says about a fact that it gives out ({@code recorded}). Of this the source is read again, because the id is one of that source; whether a
 * consent has vanished is read by {@link FactsReader}. At a citizen it is the {@code version} that the client read.
 *
 * @param rest the entry without it
 * @param value the id or the version
 * @param source the source whose id it is, if the hub gave it out
 * @param fault what is wrong with it
 */
record Beside(JsonNode rest, Optional<String> value, Optional<String> source, Optional<Fault> fault) {
    static final String ID = "id";
    static final String RECORDED = "recorded";
    static final String SOURCE = "source";
    static final String VERSION = "version";
    /** A source that the hub gave out can be the name of a client, which may have other characters than a source that a client names. */
    private static final Pattern GIVEN_OUT = Pattern.compile("(?!.*\\d{5})\\P{Cntrl}{1,100}");
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
            return new Beside(entry, Optional.empty(), Optional.empty(), Optional.empty());
        }
        ObjectNode rest = object.deepCopy().without(List.of(key, RECORDED));
        JsonNode value = object.path(key);
        boolean isName = (value.isTextual() || value.isIntegralNumber()) && !value.asText().isBlank() && value.asText().length() <= longest;
        Optional<String> source = Optional.of(object.path(RECORDED).path(SOURCE)).filter(JsonNode::isTextual).map(JsonNode::textValue);
        return new Beside(rest, isName ? Optional.of(value.asText()) : Optional.empty(), source.filter(GIVEN_OUT.asMatchPredicate()),
            fault(isName || value.isMissingNode(), place + "." + key, "is not a text of 1 to " + longest + " characters")
                .or(() -> fault(!isName || source.map(GIVEN_OUT.asMatchPredicate()::test).orElse(true),
                    place + "." + RECORDED + "." + SOURCE,
                    "is not a text of 1 to 100 characters with at most four digits in a row")));
    }

    private static Optional<Fault> fault(boolean right, String place, String description) {
        return right ? Optional.empty() : Optional.of(new Fault(place, description));
    }
}
