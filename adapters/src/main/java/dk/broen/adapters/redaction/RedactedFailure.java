package dk.broen.adapters.redaction;

import org.jspecify.annotations.Nullable;

/**
 * A copy of an exception that may be logged: it keeps the class names and stack traces of the exception and its causes. It leaves out their
 * messages, because these may quote citizen data from the message that was processed.
 */
public final class RedactedFailure extends Exception {
    public RedactedFailure(Throwable failure) {
        super(failure.getClass().getName(), causeOf(failure), false, true);
        setStackTrace(failure.getStackTrace());
    }

    private static @Nullable RedactedFailure causeOf(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? null : new RedactedFailure(cause);
    }
}
