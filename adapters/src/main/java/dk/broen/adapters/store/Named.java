package dk.broen.adapters.store;

/** Every write of a human names who and why (design.md §6). */
final class Named {
    private Named() {}

    static void require(String by, String because) {
        if (by.isBlank() || because.isBlank()) {
            throw new IllegalArgumentException("say who does this and why");
        }
    }
}
