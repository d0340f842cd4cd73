package dk.broen.adapters.configuration;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Checks a file against its published JSON Schema and describes each violation for the person who edits the file. */
final class SchemaCheck {
    private static final SchemaValidatorsConfig BY_POINTER = SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();

    private final JsonSchema schema;

    /** @param name e.g. {@code rules}; the build packs the schemas of {@code config/schemas} beside this class */
    SchemaCheck(String name) {
        String resource = "schemas/" + name + ".schema.json";
        try (InputStream json = SchemaCheck.class.getResourceAsStream(resource)) {
            if (json == null) {
                throw new IllegalStateException(resource + " is not packed beside " + SchemaCheck.class.getName());
            }
            schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(json, BY_POINTER);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void check(YamlDocument document, Findings findings) {
        if (document.readable()) {
            schema.validate(document.tree()).forEach(violation -> findings.add(error(document, violation)));
        }
    }

    private ConfigurationError error(YamlDocument document, ValidationMessage violation) {
        YamlEntry at = document.at(JsonPointer.compile(violation.getInstanceLocation().toString()));
        return switch (violation.getType()) {
            case "additionalProperties" -> unknownKey(at.at(violation.getProperty()), around(violation));
            case "propertyNames" -> key(at.at(violation.getProperty()), title(violation.getSchemaNode()));
            case "required" -> here(at, "\"" + violation.getProperty() + "\" is missing");
            case "type" -> here(at, wrongType(at.node(), violation.getSchemaNode().asText()));
            case "enum" -> here(at, notOneOf(at, violation.getSchemaNode()));
            case "const" -> here(at, quoted(at.node()) + " is not " + quoted(violation.getSchemaNode()));
            case "pattern" -> here(at, quoted(at.node()) + " is not " + title(around(violation)));
            case "minItems", "minLength", "minProperties" -> here(at, "must not be empty");
            case "uniqueItems" -> here(at, "holds the same item twice");
            default -> here(at, violation.getError());
        };
    }

    private static ConfigurationError here(YamlEntry at, String message) {
        return new ConfigurationError(at.file(), at.line(), at.path(), message);
    }

    private static ConfigurationError unknownKey(YamlEntry key, JsonNode around) {
        List<String> known = new ArrayList<>();
        around.path("properties").fieldNames().forEachRemaining(known::add);
        return new ConfigurationError(key.file(), key.line(), "", "unknown key \"" + key.key() + "\"" + Suggestion.hint(key.key(), known));
    }

    private static ConfigurationError key(YamlEntry key, String accepted) {
        return new ConfigurationError(key.file(), key.line(), "", "key \"" + key.key() + "\" is not " + accepted);
    }

    private static String notOneOf(YamlEntry at, JsonNode values) {
        List<String> known = new ArrayList<>();
        values.forEach(value -> known.add(value.asText()));
        return quoted(at.node()) + " is not one of " + String.join(", ", known) + Suggestion.hint(at.text(), known);
    }

    private static String wrongType(JsonNode found, String requiredType) {
        if (requiredType.equals("string") && found.isValueNode() && !found.isNull()) {
            return found.asText() + " must be in quotes: \"" + found.asText() + "\"";
        }
        return switch (requiredType) {
            case "object" -> "must have keys and values, not " + quoted(found);
            case "array" -> "must be a list in [ ], not " + quoted(found);
            case "boolean" -> "must be true or false, not " + quoted(found);
            case "integer" -> "must be a whole number, not " + quoted(found);
            default -> "must be a text, not " + quoted(found);
        };
    }

    private static String quoted(JsonNode node) {
        if (node.isNull()) {
            return "an empty value";
        }
        return node.isContainerNode() ? (node.isArray() ? "a list" : "keys and values") : "\"" + node.asText() + "\"";
    }

    /** The schema that holds the violated keyword. In the published schemas its title describes what is accepted. */
    private JsonNode around(ValidationMessage violation) {
        return schema.getSchemaNode().at(JsonPointer.compile(violation.getSchemaLocation().getFragment().toString()).head());
    }

    private static String title(JsonNode around) {
        return around.path("title").asText("valid according to its schema");
    }
}
