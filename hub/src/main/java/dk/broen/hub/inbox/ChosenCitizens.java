package dk.broen.hub.inbox;

import dk.broen.domain.terms.Cpr;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The citizens whom a person has searched for in this session. Their pages have a random word in the address, because addresses are logged and
 * kept by browsers: no CPR number may stand there.
 */
final class ChosenCitizens {
    private static final String KEY = ChosenCitizens.class.getName();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 12;
    private static final int KEPT = 20;

    private final Map<String, Cpr> byWord = new LinkedHashMap<>();

    private ChosenCitizens() {}

    static ChosenCitizens in(HttpSession session) {
        if (session.getAttribute(KEY) instanceof ChosenCitizens known) {
            return known;
        }
        ChosenCitizens none = new ChosenCitizens();
        session.setAttribute(KEY, none);
        return none;
    }

    /** @return the word for the address of the citizen's page */
    synchronized String add(Cpr citizen) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String word = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        byWord.put(word, citizen);
        if (byWord.size() > KEPT) {
            byWord.remove(byWord.keySet().iterator().next());
        }
        return word;
    }

    /** Empty if the word is of another session, or of a citizen who was searched for long ago. */
    synchronized Optional<Cpr> get(String word) {
        return Optional.ofNullable(byWord.get(word));
    }

    @Override
    public String toString() {
        return "ChosenCitizens";
    }
}
