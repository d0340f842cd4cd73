package dk.broen.hub.cases;

import java.time.Instant;

/** The consent register of a municipality cannot be read for a while. */
record RegisterOutage(String municipality, Instant from, Instant until) {
    boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
