package dk.broen.adapters.occasions;

import dk.broen.mappings.notice.PointerFilter;
import java.security.SecureRandom;
import java.util.stream.Stream;

/**
 * Draws the short random references of occasions and notices, which people read aloud and type. The alphabet leaves out 0, 1, I, L and O,
 * which are easily confused, and all vowels, so that a reference spells no name and no word. Every reference is allowed in a pointer: the
 * pointer filter finds no date of birth and no "CPR" in it.
 */
public final class References {
    private static final String ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ";
    private static final int LENGTH = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private References() {}

    /** Six characters: 380 million possibilities. The caller draws again when a reference is already used. */
    public static String draw() {
        return Stream.generate(References::candidate).filter(PointerFilter::saysNothing).findFirst().orElseThrow();
    }

    /** Whether the text can be one of the references. */
    public static boolean isOne(String text) {
        return text.length() == LENGTH && text.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0);
    }

    private static String candidate() {
        long drawn = RANDOM.nextLong() >>> 1;
        char[] characters = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            characters[i] = ALPHABET.charAt((int) (drawn % ALPHABET.length()));
            drawn /= ALPHABET.length();
        }
        return new String(characters);
    }
}
