package dk.broen.adapters.retention;

import java.time.Duration;
import java.time.Instant;

/**
 * How long rows are kept.
 *
 * @param messages messages as they were received, with their ids: the same id after this time is a new message
 * @param history everything about a citizen after the last occasion
 */
public record Periods(Duration messages, Duration history) {
    /** A sender may repeat an id only after this time (design.md §4.5). */
    public static final Duration SHORTEST_MESSAGES = Duration.ofDays(90);
    /** Plans look back 13 months. */
    public static final Duration SHORTEST_HISTORY = Duration.ofDays(400);

    /** @throws IllegalArgumentException when a period is shorter than plans and senders need */
    public Periods {
        if (messages.compareTo(SHORTEST_MESSAGES) < 0 || history.compareTo(SHORTEST_HISTORY) < 0 || history.compareTo(messages) < 0) {
            throw new IllegalArgumentException("messages are kept for at least " + SHORTEST_MESSAGES.toDays()
                + " days, the history for at least " + SHORTEST_HISTORY.toDays() + " days and not shorter than messages");
        }
    }

    Instant endOfMessages(Instant now) {
        return now.minus(messages);
    }

    Instant endOfHistory(Instant now) {
        return now.minus(history);
    }
}
