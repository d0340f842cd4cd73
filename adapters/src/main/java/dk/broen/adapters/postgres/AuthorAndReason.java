package dk.broen.adapters.postgres;

/** Checks that a write has an author and a reason (design.md §6). */
public final class AuthorAndReason {
    private AuthorAndReason() {}

    public static void require(String by, String because) {
        if (by.isBlank() || because.isBlank()) {
            throw new IllegalArgumentException("author or reason is blank; both are required");
        }
    }
}
