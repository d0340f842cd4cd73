package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.notification.ContentLevel;
import java.time.Duration;
import java.util.Optional;

/** What became of an attempt. */
sealed interface Outcome {
    DueNotification due();

    /** The same of another notice, which was in the same mail. */
    Outcome of(DueNotification other);

    /**
     * The receiver took it, with this much content.
     *
     * @param gatewayId what the SMS gateway calls it; empty on other channels, and if the gateway does not say that
     */
    record Sent(DueNotification due, ContentLevel left, Optional<String> gatewayId) implements Outcome {
        @Override
        public Outcome of(DueNotification other) {
            return new Sent(other, left, gatewayId);
        }

        Sent(DueNotification due, ContentLevel left) {
            this(due, left, Optional.empty());
        }
    }

    /**
     * The notice cannot be written, or has no address any more. No further attempt can succeed, and nobody can have heard it.
     *
     * @param code why, as a stable word without citizen data
     */
    record Unwritable(DueNotification due, String code) implements Outcome {
        @Override
        public Outcome of(DueNotification other) {
            return new Unwritable(other, code);
        }
    }

    /**
     * The attempt failed, and nobody can have heard the notice: the hub failed to write it, or the host of a municipality got nothing. The hub
     * tries again after a pause: another hub, or this one with another configuration, may succeed. After the last pause the notice is given up.
     *
     * @param code why, as a stable word without citizen data
     */
    record NotHeard(DueNotification due, String code) implements Outcome {
        @Override
        public Outcome of(DueNotification other) {
            return new NotHeard(other, code);
        }
    }

    /**
     * The receiver refuses this notice for good: no further attempt can succeed.
     *
     * @param code why, as a stable word without citizen data
     */
    record Refused(DueNotification due, String code) implements Outcome {
        @Override
        public Outcome of(DueNotification other) {
            return new Refused(other, code);
        }
    }

    /**
     * The channel took it, and a receipt said later that it did not arrive, or nobody took it from its queue. No further attempt is made.
     *
     * @param code why, as a stable word without citizen data
     */
    record CameBack(DueNotification due, String code) implements Outcome {
        @Override
        public Outcome of(DueNotification other) {
            return new CameBack(other, code);
        }
    }

    /**
     * The attempt failed, or nobody knows whether it did: another one follows after a pause.
     *
     * @param code why, as a stable word without citizen data
     */
    record Failed(DueNotification due, String code) implements Outcome {
        @Override
        public Outcome of(DueNotification other) {
            return new Failed(other, code);
        }
    }

    /** The receiver took it and has not acknowledged it yet. If it does not, another attempt follows after a pause. */
    record Awaited(DueNotification due) implements Outcome {
        @Override
        public Outcome of(DueNotification other) {
            return new Awaited(other);
        }

        /** Why the notice is not settled, as a stable word. */
        static final String CODE = "ACKNOWLEDGEMENT_AWAITED";
    }

    /**
     * Nobody can have got it, so it was no attempt.
     *
     * @param code why, as a stable word without citizen data
     */
    record Released(DueNotification due, String code) implements Outcome {
        @Override
        public Outcome of(DueNotification other) {
            return new Released(other, code);
        }

        /** How long a notice stays that could not leave. */
        static final Duration PAUSE = Duration.ofSeconds(10);
    }
}
