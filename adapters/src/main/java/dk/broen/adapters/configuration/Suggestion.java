package dk.broen.adapters.configuration;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the word that was probably meant. */
final class Suggestion {
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private Suggestion() {}

    /** {@code ; did you mean "sms"?}, or nothing when no known word is near; a number is near no other number. */
    static String hint(String found, Collection<String> known) {
        if (found.chars().noneMatch(Character::isLetter)) {
            return "";
        }
        int near = Math.max(1, found.length() / 3);
        return known.stream().filter(word -> DISTANCE.apply(found, word) <= near)
            .min(Comparator.<String>comparingInt(word -> DISTANCE.apply(found, word)).thenComparing(Comparator.naturalOrder()))
            .map(word -> "; did you mean \"" + word + "\"?").orElse("");
    }
}
