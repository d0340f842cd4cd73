package dk.broen.adapters.configuration;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;

/**
 * One YAML file as a JSON tree, with the line of each key.
 *
 * @param file the name for error texts
 * @param lines the line of each place, counted from 1
 */
record YamlDocument(String file, JsonNode tree, Map<JsonPointer, Integer> lines) {
    YamlDocument {
        lines = Map.copyOf(lines);
    }

    /** A file that could not be read: the document is empty, and the findings hold the reason. */
    static YamlDocument unreadable(String file) {
        return new YamlDocument(file, JsonNodeFactory.instance.missingNode(), Map.of());
    }

    boolean readable() {
        return !tree.isMissingNode();
    }

    YamlEntry root() {
        return new YamlEntry(this, JsonPointer.empty(), "", tree);
    }

    YamlEntry at(String key) {
        return root().at(key);
    }

    YamlEntry at(JsonPointer pointer) {
        YamlEntry entry = root();
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            entry = entry.node().isArray() && rest.getMatchingIndex() >= 0 && rest.getMatchingIndex() < entry.items().size()
                ? entry.items().get(rest.getMatchingIndex()) : entry.at(rest.getMatchingProperty());
        }
        return entry;
    }

    /** The line of that place, or of the nearest place around it. */
    int line(JsonPointer pointer) {
        JsonPointer place = pointer;
        while (!lines.containsKey(place) && !place.matches()) {
            place = place.head();
        }
        return lines.getOrDefault(place, 0);
    }
}
