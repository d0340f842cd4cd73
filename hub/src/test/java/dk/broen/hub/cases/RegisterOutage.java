package dk.broen.hub.cases;

import java.time.Instant;

/** A time in which the consent register of a municipality cannot be read. */
record RegisterOutage(String municipality, Instant from, Instant until) {
    boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
