package dk.broen.adapters.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known word that an unknown word probably means. */
public final class Suggestion {
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private Suggestion() {}

    /** @return {@code ; did you mean "sms"?}, or an empty text when no known word is similar, or when the unknown word has no letters */
    public static String hint(String found, Collection<String> known) {
        if (found.chars().noneMatch(Character::isLetter)) {
            return "";
        }
        int maxDistance = Math.max(1, found.length() / 3);
        return known.stream().filter(word -> distance(found, word) <= maxDistance)
            .min(Comparator.<String>comparingInt(word -> distance(found, word)).thenComparing(Comparator.naturalOrder()))
            .map(word -> "; did you mean \"" + word + "\"?").orElse("");
    }

    private static int distance(String found, String word) {
        return DISTANCE.apply(found.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
    }
}
