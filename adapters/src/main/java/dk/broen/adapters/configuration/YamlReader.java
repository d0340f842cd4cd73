package dk.broen.adapters.configuration;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads one YAML file node by node. No tag can construct a Java object, and a key that occurs twice is detected. */
final class YamlReader {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** YAML 1.1 reads {@code 0751} as octal and {@code 12:30} as base 60. Such integers stay text, and the schema decides about them. */
    private static final Pattern PLAIN_INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,8}");

    private final String file;
    private final Findings findings;
    private final Map<JsonPointer, Integer> lines = new HashMap<>();

    private YamlReader(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    static YamlDocument read(String file, String text, Findings findings) {
        return new YamlReader(file, findings).read(text);
    }

    private YamlDocument read(String text) {
        try {
            Optional<Node> root = Optional.ofNullable(new Yaml(new LoaderOptions()).compose(new StringReader(text)));
            if (root.isEmpty()) {
                findings.add(new ConfigurationError(file, 0, "", "is empty"));
                return YamlDocument.unreadable(file);
            }
            lines.put(JsonPointer.empty(), line(root.get()));
            return new YamlDocument(file, json(root.get(), JsonPointer.empty()), lines);
        } catch (MarkedYAMLException invalid) {
            int line = invalid.getProblemMark() == null ? 0 : invalid.getProblemMark().getLine() + 1;
            findings.add(new ConfigurationError(file, line, "", "is not YAML: " + invalid.getProblem()));
        } catch (YAMLException invalid) {
            findings.add(new ConfigurationError(file, 0, "", "is not YAML: " + invalid.getMessage()));
        }
        return YamlDocument.unreadable(file);
    }

    private JsonNode json(Node node, JsonPointer place) {
        if (node.getAnchor() != null) {
            findings.add(new ConfigurationError(file, line(node), "",
                "anchor \"&" + node.getAnchor() + "\" is not allowed; write the value out at each place"));
            return JSON.missingNode();
        }
        if (node instanceof MappingNode mapping) {
            return object(mapping, place);
        }
        return node instanceof SequenceNode sequence ? array(sequence, place) : scalar((ScalarNode) node);
    }

    private ObjectNode object(MappingNode mapping, JsonPointer place) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                findings.add(new ConfigurationError(file, line(tuple.getKeyNode()), "", "a key must be a text, not a list or a mapping"));
                continue;
            }
            JsonPointer child = place.appendProperty(key.getValue());
            if (object.has(key.getValue())) {
                findings.add(new ConfigurationError(file, line(key), "",
                    "key \"" + key.getValue() + "\" occurs twice; the first is on line " + lines.getOrDefault(child, 0)));
                continue;
            }
            lines.put(child, line(key));
            JsonNode value = json(tuple.getValueNode(), child);
            if (!value.isMissingNode()) {
                object.set(key.getValue(), value);
            }
        }
        return object;
    }

    private ArrayNode array(SequenceNode sequence, JsonPointer place) {
        ArrayNode array = JSON.arrayNode();
        for (Node item : sequence.getValue()) {
            JsonPointer child = place.appendIndex(array.size());
            lines.put(child, line(item));
            JsonNode value = json(item, child);
            array.add(value.isMissingNode() ? JSON.nullNode() : value);
        }
        return array;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        if (Tag.NULL.equals(scalar.getTag())) {
            return JSON.nullNode();
        }
        if (Tag.BOOL.equals(scalar.getTag()) && (text.equals("true") || text.equals("false"))) {
            return JSON.booleanNode(text.equals("true"));
        }
        if (Tag.INT.equals(scalar.getTag()) && PLAIN_INTEGER.matcher(text).matches()) {
            return JSON.numberNode(Integer.parseInt(text));
        }
        return JSON.textNode(text);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
