package dk.broen.adapters.configuration;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A place in a file, with its line, its path and the entries below it. An absent key gives an entry without content. */
record YamlEntry(YamlDocument document, JsonPointer pointer, String path, JsonNode node) {
    YamlEntry at(String key) {
        return new YamlEntry(document, pointer.appendProperty(key), path.isEmpty() ? key : path + "." + key, node.path(key));
    }

    /** The values of a mapping, in the order of the file. */
    List<YamlEntry> entries() {
        List<YamlEntry> entries = new ArrayList<>();
        node.fieldNames().forEachRemaining(key -> entries.add(at(key)));
        return entries;
    }

    /** The items of a list; empty when this entry is not a list. */
    List<YamlEntry> items() {
        return node.isArray() ? IntStream.range(0, node.size())
            .mapToObj(i -> new YamlEntry(document, pointer.appendIndex(i), path + "[" + i + "]", node.path(i))).toList() : List.of();
    }

    /** The last key of the path. */
    String key() {
        return pointer.last() == null ? "" : pointer.last().getMatchingProperty();
    }

    boolean present() {
        return !node.isMissingNode();
    }

    /** The text of a scalar; empty for an absent entry, a list or a mapping. */
    String text() {
        return node.asText();
    }

    Optional<String> optional() {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    List<String> texts() {
        return items().stream().map(YamlEntry::text).toList();
    }

    boolean flag(boolean defaultValue) {
        return node.asBoolean(defaultValue);
    }

    int number(int defaultValue) {
        return node.asInt(defaultValue);
    }

    String file() {
        return document.file();
    }

    int line() {
        return document.line(pointer);
    }
}
