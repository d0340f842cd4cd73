package dk.broen.adapters.journal;

import dk.broen.mappings.notice.PointerFilter;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Short names for events and notices that people read aloud and type: no letter that looks like a digit, nothing to be learnt from them,
 * and none that a pointer could not hold: no vowel, so no name or word, no date of birth, no "CPR".
 */
public final class References {
    private static final String ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ";
    private static final int LENGTH = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private References() {}

    /** Six characters, 380 million possibilities; the store draws again on the rare one that is taken. */
    public static String draw() {
        return Stream.generate(References::anything).filter(PointerFilter::saysNothing).findFirst().orElseThrow();
    }

    private static String anything() {
        return RANDOM.ints(LENGTH, 0, ALPHABET.length()).mapToObj(place -> ALPHABET.substring(place, place + 1))
            .collect(Collectors.joining());
    }
}
