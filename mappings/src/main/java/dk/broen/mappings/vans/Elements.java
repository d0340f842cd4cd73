package dk.broen.mappings.vans;

import dk.broen.mappings.UnreadableMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The texts of an envelope by their path, such as {@code Message.Data}; an attribute has the path of its element, @ and its name. An element
 * without text counts as missing.
 *
 * @param texts the texts of each path, in the order of the document
 */
record Elements(Map<String, List<String>> texts) {
    static final String ROOT = "VANSEnvelope";
    private static final String TAG = ".Transport.ServiceTag";
    private static final int MOST_TAGS = 5;
    private static final int LONGEST_TAG = 70;

    boolean has(String path) {
        return texts.containsKey(path);
    }

    /** @throws UnreadableMessage if the element occurs more than once */
    Optional<String> find(String path) {
        List<String> found = texts.getOrDefault(path, List.of());
        if (found.size() > 1) {
            throw new UnreadableMessage("FIELD_INVALID", location(path), "Exactly one is accepted");
        }
        return found.stream().filter(text -> !text.isEmpty()).findFirst();
    }

    String require(String path) {
        return find(path).orElseThrow(() -> new UnreadableMessage("FIELD_MISSING", location(path), "A required element is missing"));
    }

    /** @throws UnreadableMessage if the text does not have the form */
    String require(String path, String form, String accepted) {
        String text = require(path);
        if (!text.matches(form)) {
            throw new UnreadableMessage("FIELD_INVALID", location(path), accepted);
        }
        return text;
    }

    /** The service tags below an element that describes a message, as many and as long as the standard allows, without control characters. */
    Map<String, String> tags(String path) {
        List<String> names = texts.getOrDefault(path + TAG + "@name", List.of());
        List<String> values = texts.getOrDefault(path + TAG, List.of());
        Map<String, String> tags = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(MOST_TAGS, Math.min(names.size(), values.size())); i++) {
            if (fits(names.get(i)) && fits(values.get(i))) {
                tags.putIfAbsent(names.get(i), values.get(i));
            }
        }
        return tags;
    }

    private static boolean fits(String text) {
        return text.matches("[^\\p{Cc}]{1," + LONGEST_TAG + "}");
    }

    static String location(String path) {
        return ROOT + "." + path;
    }
}
