package dk.broen.adapters.configuration;

/** GLN (EAN location number): 13 digits, the last one by modulus 10 (danish-standards.md §4). */
final class Gln {
    private static final int LENGTH = 13;

    private Gln() {}

    static boolean isValid(String text) {
        if (!text.matches("\\d{" + LENGTH + "}")) {
            return false;
        }
        int sum = 0;
        for (int place = 0; place < LENGTH; place++) {
            sum += Character.digit(text.charAt(place), 10) * (place % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }
}
