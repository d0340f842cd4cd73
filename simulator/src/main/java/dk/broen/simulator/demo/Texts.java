package dk.broen.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The Danish texts of mails and SMS from the configuration directory. The demo reads the file itself, not through the hub. Of a sentence
 * with a placeholder it knows the part before the placeholder, because only the hub knows the value.
 */
final class Texts {
    private static final String REFERENCE = "{reference}";
    private final JsonNode texts;

    private Texts(JsonNode texts) {
        this.texts = texts;
    }

    static Texts of(Path config) throws IOException {
        return new Texts(new ObjectMapper(new YAMLFactory()).readTree(config.resolve("texts/da.yaml").toFile()));
    }

    /** The only text that an SMS may have. */
    String sms(String reference) {
        return texts.path("sms").path("pointer").asText().replace(REFERENCE, reference);
    }

    String mailSubject(String reference) {
        return texts.path("mail").path("subject").asText().replace(REFERENCE, reference);
    }

    /** The types of event that a notice can say or take back. */
    List<String> events() {
        return names("event");
    }

    /** The states that a notice can give as the present one. */
    List<String> states() {
        return names("now");
    }

    /** The line of a mail that says that the event happened. */
    String said(String event) {
        return texts.path("event").path(event).asText();
    }

    /** The beginning of the line of a mail that takes back the event. */
    String takenBack(String event) {
        return beginning(texts.path("takes_back").path(event).asText());
    }

    /** The beginning of the line of a mail that says how things stand. */
    String now(String state) {
        return texts.path("line").path("now").asText().replace("{now}", beginning(texts.path("now").path(state).asText()));
    }

    /** The line of a mail that says that the part of the unit has ended. */
    String partEnded() {
        return texts.path("responsibility_ended").asText();
    }

    private List<String> names(String section) {
        List<String> names = new ArrayList<>();
        texts.path(section).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String beginning(String sentence) {
        return sentence.split("\\{", 2)[0];
    }
}
