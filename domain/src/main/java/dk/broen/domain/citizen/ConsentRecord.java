package dk.broen.domain.citizen;

import java.util.List;

/**
 * The consents of one citizen, or the information that the consent register cannot be read. An unreadable register does not mean no:
 * notices are held and not sent (domain.md §4).
 */
public sealed interface ConsentRecord {
    record Known(List<Consent> consents) implements ConsentRecord {
        public Known {
            consents = List.copyOf(consents);
        }
    }

    record Unavailable() implements ConsentRecord {}
}
