package dk.broen.routes.arrival;

import org.jspecify.annotations.Nullable;

/**
 * A failure as it may be logged: its types and where they came up. What it says is left out, for it may quote the message that it failed
 * on.
 */
final class RedactedFailure extends Exception {
    RedactedFailure(Throwable failure) {
        super(failure.getClass().getName(), causeOf(failure), false, true);
        setStackTrace(failure.getStackTrace());
    }

    private static @Nullable RedactedFailure causeOf(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? null : new RedactedFailure(cause);
    }
}
