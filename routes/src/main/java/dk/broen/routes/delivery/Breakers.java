package dk.broen.routes.delivery;

import dk.broen.domain.notification.Channel;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One circuit breaker for each receiving host: the broker, the mail relay, the SMS gateway, and each system that receives MedCom messages or answers to wards.
 * While a host cannot be reached, its notices stay and no attempt is used up; after a pause, one notice tries it again (design.md §4.7).
 */
@Component
class Breakers {
    private static final Logger LOG = LoggerFactory.getLogger(Breakers.class);
    private static final CircuitBreakerConfig CONFIG = CircuitBreakerConfig.custom()
        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED).slidingWindowSize(4).minimumNumberOfCalls(2)
        .failureRateThreshold(75).waitDurationInOpenState(Duration.ofSeconds(5)).permittedNumberOfCallsInHalfOpenState(1).build();

    private final Map<Receiver, CircuitBreaker> breakers = new ConcurrentHashMap<>();
    private final MeterRegistry meters;

    Breakers(MeterRegistry meters) {
        this.meters = meters;
        Arrays.stream(Channel.values()).filter(channel -> !channel.toHostsOfPartners()).map(Receiver::only).forEach(this::of);
    }

    private CircuitBreaker of(Receiver receiver) {
        return breakers.computeIfAbsent(receiver, this::made);
    }

    private CircuitBreaker made(Receiver receiver) {
        CircuitBreaker breaker = CircuitBreaker.of(receiver.toString(), CONFIG);
        breaker.getEventPublisher().onStateTransition(event -> log(receiver, event.getStateTransition()));
        Gauge.builder("broen.channel.paused", breaker, state -> state.getState() == CircuitBreaker.State.CLOSED ? 0 : 1)
            .description("1 while the receiving host cannot be reached").tag("channel", receiver.channel().name())
            .tag("receiver", receiver.host()).register(meters);
        return breaker;
    }

    /** The hosts of the channel to which nothing may leave now. */
    Set<String> unreachable(Channel channel) {
        return breakers.keySet().stream().filter(receiver -> receiver.channel() == channel && most(receiver, 1) == 0).map(Receiver::host)
            .collect(Collectors.toUnmodifiableSet());
    }

    /** How many notices may be claimed now: all, one that tries the host again, or none. */
    int most(Receiver receiver, int all) {
        CircuitBreaker breaker = of(receiver);
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
    void enter(Receiver receiver) {
        if (!of(receiver).tryAcquirePermission()) {
            throw new NotNowException("CHANNEL_PAUSED");
        }
    }

    /** The host answered, whatever it said. */
    void answered(Receiver receiver) {
        of(receiver).onSuccess(0, TimeUnit.NANOSECONDS);
    }

    /** The host could not be reached, or did not answer in time. */
    void silent(Receiver receiver, Throwable failure) {
        of(receiver).onError(0, TimeUnit.NANOSECONDS, failure);
    }

    private static void log(Receiver receiver, CircuitBreaker.StateTransition change) {
        if (change == CircuitBreaker.StateTransition.CLOSED_TO_OPEN) {
            LOG.error("BRN4205 channel-paused channel={} receiver={}", receiver.channel(), receiver.host());
        } else if (change.getToState() == CircuitBreaker.State.CLOSED) {
            LOG.info("BRN4002 channel-resumed channel={} receiver={}", receiver.channel(), receiver.host());
        }
    }
}
