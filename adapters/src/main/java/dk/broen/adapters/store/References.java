package dk.broen.adapters.store;

import java.security.SecureRandom;

/** Short names for events and notices that people read aloud and type: no letter that looks like a digit, and nothing to be learnt from them. */
public final class References {
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private References() {}

    /** Six characters, 700 million possibilities; the store draws again on the rare one that is taken. */
    public static String draw() {
        StringBuilder reference = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            reference.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return reference.toString();
    }
}
