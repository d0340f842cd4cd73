package dk.broen.routes.delivery;

import dk.broen.domain.notification.Channel;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One circuit breaker for each receiving host: the broker, the mail relay, the SMS gateway. While the host cannot be reached, its channel is
 * paused and no attempt is used up; after a pause, one notice tries it again (design.md §4.7).
 */
@Component
class Breakers {
    private static final Logger LOG = LoggerFactory.getLogger(Breakers.class);
    private static final CircuitBreakerConfig CONFIG = CircuitBreakerConfig.custom()
        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED).slidingWindowSize(4).minimumNumberOfCalls(2)
        .failureRateThreshold(75).waitDurationInOpenState(Duration.ofSeconds(5)).permittedNumberOfCallsInHalfOpenState(1).build();

    private final Map<Channel, CircuitBreaker> breakers = new EnumMap<>(Channel.class);

    Breakers(MeterRegistry meters) {
        Arrays.stream(Channel.values()).forEach(channel -> {
            CircuitBreaker breaker = CircuitBreaker.of(channel.name(), CONFIG);
            breaker.getEventPublisher().onStateTransition(event -> log(channel, event.getStateTransition()));
            breakers.put(channel, breaker);
            Gauge.builder("broen.channel.paused", breaker, state -> state.getState() == CircuitBreaker.State.CLOSED ? 0 : 1)
                .description("1 while the receiving host of the channel cannot be reached").tag("channel", channel.name()).register(meters);
        });
    }

    /** How many notices may be claimed now: all, one that tries the host again, or none. */
    int most(Channel channel, int all) {
        CircuitBreaker breaker = breakers.get(channel);
        if (breaker.getState() == CircuitBreaker.State.CLOSED) {
            return all;
        }
        if (breaker.tryAcquirePermission()) {
            breaker.releasePermission();
            return 1;
        }
        return 0;
    }

    /**
     * A notice is about to leave. One of {@link #answered} and {@link #silent} must follow.
     *
     * @throws NotNowException while the host cannot be reached
     */
    void enter(Channel channel) {
        if (!breakers.get(channel).tryAcquirePermission()) {
            throw new NotNowException("CHANNEL_PAUSED");
        }
    }

    /** The host answered, whatever it said. */
    void answered(Channel channel) {
        breakers.get(channel).onSuccess(0, TimeUnit.NANOSECONDS);
    }

    /** The host could not be reached, or did not answer in time. */
    void silent(Channel channel, Throwable failure) {
        breakers.get(channel).onError(0, TimeUnit.NANOSECONDS, failure);
    }

    private static void log(Channel channel, CircuitBreaker.StateTransition change) {
        if (change == CircuitBreaker.StateTransition.CLOSED_TO_OPEN) {
            LOG.error("BRN4205 channel-paused channel={}", channel);
        } else if (change.getToState() == CircuitBreaker.State.CLOSED) {
            LOG.info("BRN4002 channel-resumed channel={}", channel);
        }
    }
}
