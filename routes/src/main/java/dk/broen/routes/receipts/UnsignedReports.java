package dk.broen.routes.receipts;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** Counts the reports that nobody signed, so that whoever posts many of them does not fill the log: at most one line a minute tells of them. */
final class UnsignedReports {
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);
    private Instant lastLine = Instant.EPOCH;
    private long untold;

    /**
     * Counts one more. A clock that was set back makes no minute longer.
     *
     * @return how many came since the last line, this one included, if it is time for a line
     */
    synchronized OptionalLong count(Instant now) {
        untold++;
        if (!now.isBefore(lastLine) && now.isBefore(lastLine.plus(BETWEEN_LINES))) {
            return OptionalLong.empty();
        }
        lastLine = now;
        long told = untold;
        untold = 0;
        return OptionalLong.of(told);
    }
}
