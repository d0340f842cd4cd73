package dk.broen.mappings.xdis;

import dk.broen.mappings.UnreadableMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The elements of an Emessage by their path, such as {@code Emessage.Envelope.Identifier}. An element without text counts as missing.
 *
 * @param texts the texts of each path, in the order of the document; none for an element that began and did not end
 */
record Letter(Map<String, List<String>> texts) {
    static final String ROOT = "Emessage";
    static final String ENVELOPE = ROOT + ".Envelope.";
    private static final String ENVELOPE_NAME = "Envelope";
    private static final Pattern RECEIPT = Pattern.compile("(?i)(?:Positive|Negative|NegativeVans)Receipt");

    /** @throws UnreadableMessage if the element occurs more than once */
    Optional<String> at(String path) {
        List<String> found = texts.getOrDefault(path, List.of()).stream().filter(text -> !text.isEmpty()).toList();
        if (found.size() > 1) {
            throw new UnreadableMessage("FIELD_INVALID", path, "The element may occur only once");
        }
        return found.stream().findFirst();
    }

    String required(String path) {
        return at(path).orElseThrow(() -> missing(path));
    }

    /** The first text of the element; unlike {@link #at} it does not judge. */
    Optional<String> first(String path) {
        return texts.getOrDefault(path, List.of()).stream().filter(text -> !text.isEmpty()).findFirst();
    }

    /** The names of the elements beside the envelope: one for each type of letter. */
    Set<String> contents() {
        return texts.keySet().stream().map(path -> path.split("\\.")).filter(path -> path.length > 1).map(path -> path[1])
            .filter(name -> !name.equals(ENVELOPE_NAME)).collect(Collectors.toSet());
    }

    /** Whether it is a receipt and no letter. */
    boolean receipt() {
        return !contents().isEmpty() && contents().stream().allMatch(name -> RECEIPT.matcher(name).matches());
    }

    /** Whether it is a letter that the hub reads, or has one. */
    boolean notifies() {
        return contents().stream().anyMatch(name -> Arrays.stream(LetterCodes.values()).anyMatch(codes -> codes.named(name)));
    }

    static UnreadableMessage missing(String path) {
        return new UnreadableMessage("FIELD_MISSING", path, "A required element is missing");
    }
}
