package dk.broen.routes.ops;

import java.time.Instant;
import java.util.Optional;

/**
 * How much the hub has to do.
 *
 * @param busy messages and notices being worked on or due; 0 when it rests
 * @param nextDue when the next notice is due, if one waits
 */
public record Quiet(long busy, Optional<Instant> nextDue) {
}
