package dk.broen.hub.inbox;

import dk.broen.adapters.facts.FactsOrder;
import dk.broen.adapters.facts.Replacement;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * A sheet between its preview and the decision about it: in the memory of the session only, one for each session, so that nothing of it is on
 * a disk and it is gone with the session.
 *
 * @param word names it in the addresses of its pages
 * @param because why; what the person typed
 * @param whole whether what earlier sheets named and this one does not is over
 */
record UploadedSheet(String word, byte[] file, String because, boolean whole) {
    private static final String KEY = UploadedSheet.class.getName();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 12;

    static UploadedSheet of(byte[] file, String because, boolean whole) {
        byte[] word = new byte[BYTES];
        RANDOM.nextBytes(word);
        return new UploadedSheet(Base64.getUrlEncoder().withoutPadding().encodeToString(word), file, because, whole);
    }

    void keep(HttpSession session) {
        session.setAttribute(KEY, this);
    }

    static Optional<UploadedSheet> kept(HttpSession session, String word) {
        return session.getAttribute(KEY) instanceof UploadedSheet sheet && sheet.word().equals(word) ? Optional.of(sheet)
            : Optional.empty();
    }

    static void forget(HttpSession session) {
        session.removeAttribute(KEY);
    }

    /** Looks at what it would do. What is right is shown beside the faults. */
    FactsOrder preview(Person person) {
        return order(person, true, Optional.empty());
    }

    /** @param seen the token of the preview that the person saw */
    FactsOrder confirmed(Person person, String seen) {
        return order(person, false, Optional.of(seen));
    }

    private FactsOrder order(Person person, boolean preview, Optional<String> seen) {
        return new FactsOrder(person.municipality(), person.who(), "sheet-" + person.municipality().orElseThrow().value(), because,
            whole ? Replacement.SOURCE : Replacement.NONE, preview, preview, seen);
    }

    @Override
    public String toString() {
        return "UploadedSheet";
    }
}
