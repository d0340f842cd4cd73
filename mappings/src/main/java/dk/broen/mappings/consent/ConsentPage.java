package dk.broen.mappings.consent;

import dk.broen.domain.citizen.Consent;
import dk.broen.mappings.Interpretation;
import java.util.List;
import java.util.Optional;

/** What one page of a register's answer says. No text holds a value of a citizen. */
public sealed interface ConsentPage {
    /**
     * A page that can be read.
     *
     * @param matches how many consents the page holds, also those that say nothing to the hub
     * @param total how many consents all pages hold together, if the register says so
     * @param next the address of the next page
     */
    record Read(List<Consent> consents, int matches, Optional<Integer> total, Optional<String> next) implements ConsentPage {
        public Read {
            consents = List.copyOf(consents);
        }
    }

    /** The page names another citizen than the one asked about: the register mixes up citizens. */
    record OtherCitizen() implements ConsentPage {}

    /** The page cannot be read surely. */
    record Unreadable(Interpretation.Unreadable why) implements ConsentPage {}
}
