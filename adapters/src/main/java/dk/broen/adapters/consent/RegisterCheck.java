package dk.broen.adapters.consent;

import java.time.Duration;

/** What became of one question to a register. */
public record RegisterCheck(Result result, Duration took) {
    /** Whether the answer can be used. */
    public sealed interface Result {
        /** @param consents how many consents of the citizen the hub reads in the answer */
        record Answers(int consents) implements Result {}

        /** @param cause as in the log line BRN3301, or {@code other-citizen} */
        record Unusable(String cause) implements Result {}
    }
}
