package dk.broen.bench.hub;

import java.time.Duration;

/**
 * What an opening released.
 *
 * @param notices queue notices that came
 * @param missing queue notices that did not come in time
 * @param untilAll from the opening to the last queue notice
 * @param untilUrgent from the opening to the last urgent queue notice
 * @param othersBeforeLastUrgent queue notices that are not urgent and came before the last urgent one; those that left together share a batch
 * @param mailsPerSecond mails that the relay took per second, until the last one or until the time was up
 */
public record Released(long notices, long missing, Duration untilAll, Duration untilUrgent, long othersBeforeLastUrgent,
    double mailsPerSecond) {}
