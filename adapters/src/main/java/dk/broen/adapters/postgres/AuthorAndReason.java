package dk.broen.adapters.postgres;

/** Every write of a human names who and why (design.md §6). */
public final class AuthorAndReason {
    private AuthorAndReason() {}

    public static void require(String by, String because) {
        if (by.isBlank() || because.isBlank()) {
            throw new IllegalArgumentException("say who does this and why");
        }
    }
}
