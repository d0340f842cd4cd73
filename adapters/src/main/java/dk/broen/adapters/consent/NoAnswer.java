package dk.broen.adapters.consent;

import java.io.IOException;

/** A question without a usable answer. The message is the cause as the log shows it: without spaces, and without a value of a citizen. */
final class NoAnswer extends IOException {
    private static final long serialVersionUID = 1L;

    NoAnswer(String cause) {
        super(cause);
    }
}
