package dk.broen.adapters.consent;

import dk.broen.adapters.facts.FactsRefused;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.terms.Cpr;
import java.io.IOException;
import java.util.List;

/** The form of the questions to a register and of its answers. */
interface RegisterForm {
    /** The longest answer that is read, all pages together. */
    int MAX_ANSWER_BYTES = 1 << 20;

    /**
     * Asks for the consents of a citizen. The CPR number goes in a request body, never in a URL: proxies and servers log URLs.
     *
     * @throws IOException if there is no answer
     * @throws NoAnswer if the answer cannot be used; its message says why
     * @throws OtherCitizenAnswered if the answer names another citizen
     * @throws FactsRefused if the consents cannot be read
     */
    List<Consent> consentsOf(Cpr citizen, RegisterConnection register, Deadline deadline)
        throws IOException, InterruptedException, FactsRefused;
}
