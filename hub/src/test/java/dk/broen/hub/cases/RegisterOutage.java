package dk.broen.hub.cases;

import java.time.Instant;

/**
 * A time in which the consent register of a municipality cannot be read.
 *
 * @param form of the questions to the register and of its answers
 */
record RegisterOutage(String municipality, Form form, Instant from, Instant until) {
    /** The forms of the setting {@code consent-registers}. */
    enum Form {
        BROEN, FHIR
    }

    boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
