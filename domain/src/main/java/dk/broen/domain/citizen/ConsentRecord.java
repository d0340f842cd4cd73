package dk.broen.domain.citizen;

import java.util.List;

/**
 * What the consent register says. A register that cannot be read is not a register that says no: notices are held, never sent (domain.md
 * §4).
 */
public sealed interface ConsentRecord {
    record Known(List<Consent> consents) implements ConsentRecord {
        public Known {
            consents = List.copyOf(consents);
        }
    }

    record Unavailable() implements ConsentRecord {}
}
