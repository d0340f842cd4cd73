package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.Pauses;
import dk.broen.domain.municipality.Directory;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Holds back the notices of a municipality or of a channel when a named human says so. No hub claims them any more; what is being sent is
 * finished. They leave when the pause is ended, after a look at their citizens.
 */
@Component
public class Paused {
    private static final Logger LOG = LoggerFactory.getLogger(Paused.class);
    private final Pauses pauses;
    private final Directory directory;
    private final Clock clock;

    Paused(Pauses pauses, Directory directory, Clock clock) {
        this.pauses = pauses;
        this.directory = directory;
        this.clock = clock;
    }

    Pauses.HeldBack heldBack() {
        return pauses.heldBack();
    }

    /** The pauses that have not ended, oldest first. */
    public List<Pauses.Open> open() {
        return pauses.open();
    }

    /**
     * Begins a pause.
     *
     * @return its id; empty when the municipality or channel is paused already
     * @throws IllegalArgumentException when the municipality is not configured, or author or reason is blank
     */
    public Optional<UUID> begin(Pauses.Scope scope, String by, String because) {
        if (scope instanceof Pauses.Scope.OfMunicipality one && directory.municipality(one.municipality()).isEmpty()) {
            throw new IllegalArgumentException("municipality: no municipality with this code is configured");
        }
        Optional<UUID> begun = pauses.begin(scope, by, because, clock.instant());
        begun.ifPresent(id -> LOG.warn("BRN4004 paused id={} scope={} by={}", id, scope, by));
        return begun;
    }

    /**
     * Ends a pause.
     *
     * @return false when it has ended already or does not exist
     * @throws IllegalArgumentException when author or reason is blank
     */
    public boolean end(UUID id, String by, String because) {
        boolean ended = pauses.end(id, by, because, clock.instant());
        if (ended) {
            LOG.warn("BRN4005 resumed id={} by={}", id, by);
        }
        return ended;
    }
}
