package dk.broen.adapters.consent;

import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.terms.Cpr;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A consent register with a share of threads and a circuit breaker of its own, so that a register that hangs delays nobody else (design.md
 * §4.7). Nobody waits long for a register that has fallen silent, but its questions stay open, and the breaker counts what becomes of them.
 * While the breaker is open, the register is not asked and counts as not answering. The breaker lets a question through again before a held
 * citizen is looked at again.
 */
final class GuardedRegister {
    private static final int QUESTIONS_AT_ONCE = 8;
    /** More than all batches in progress ask about. */
    private static final int WAITING_QUESTIONS = 512;
    /** The breaker opens after so many failures without an answer between them. With a lower rate, an answer after failures could open it. */
    private static final int IN_A_ROW = 5;
    /** A register that answers only some questions never fails so often in a row. It is left alone if half of so many failed. */
    private static final int MIXED = 20;
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final Duration OPEN = Duration.ofSeconds(20);
    /** Longer than a pause of this machine, else a quick register would be taken for silent. */
    private static final long SHORTEST_PATIENCE_MS = 1_500;
    /** Enough for a register that is back, and so short that others do not notice. */
    private static final long PATIENCE_AFTER_SILENCE_MS = 250;
    /** So that a register that is slow every day is waited for, and a pause of a quick one is not. */
    private static final int TIMES_THE_LAST_ANSWER = 4;

    private final ConsentRegister register;
    private final Duration deadline;
    private final CircuitBreaker breaker;
    private final CircuitBreaker mixed;
    private final ThreadPoolExecutor threads;
    private final AtomicLong answered = new AtomicLong();
    /** The register has fallen silent if it answers no question for so long. Until it has answered one, nobody knows how slow it is. */
    private volatile long patienceMs = SLOW.toMillis();
    private volatile RegisterState state = RegisterState.NOT_ASKED;

    /** @param deadline the longest time that a question may take; "not answering" after it */
    GuardedRegister(String name, ConsentRegister register, Clock clock, Duration deadline) {
        this.register = register;
        this.deadline = deadline;
        this.breaker = breaker(name, clock, IN_A_ROW, 100);
        this.mixed = breaker(name + "-mixed", clock, MIXED, 50);
        // a register that is back starts anew: what failed before must not open the other breaker at its first answer
        breaker.getEventPublisher().onStateTransition(change -> {
            if (change.getStateTransition().getToState() == CircuitBreaker.State.CLOSED) {
                mixed.reset();
            }
        });
        this.threads = new ThreadPoolExecutor(QUESTIONS_AT_ONCE, QUESTIONS_AT_ONCE, 30, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING_QUESTIONS),
            question -> daemon(question, name));
        threads.allowCoreThreadTimeOut(true);
    }

    /** @param percent opens when so many of the last {@code calls} failed or were slow */
    private static CircuitBreaker breaker(String name, Clock clock, int calls, int percent) {
        return CircuitBreaker.of(name, CircuitBreakerConfig.custom().clock(clock)
            .slidingWindow(calls, calls, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED).failureRateThreshold(percent)
            .slowCallDurationThreshold(SLOW).slowCallRateThreshold(percent)
            .waitDurationInOpenState(OPEN).permittedNumberOfCallsInHalfOpenState(1)
            .recordResult(ConsentRecord.Unavailable.class::isInstance).build());
    }

    /** What became of the last question. */
    RegisterState state() {
        return state;
    }

    /** The register without breaker, for a question of a human. */
    ConsentRegister register() {
        return register;
    }

    /**
     * The answer; "not answering" at the deadline, as soon as the register has fallen silent, or at once if too many questions wait. A
     * question that is given up before it is asked is not asked.
     */
    CompletableFuture<ConsentRecord> consentsOf(Cpr citizen) {
        CompletableFuture<ConsentRecord> answer =
            new CompletableFuture<ConsentRecord>().completeOnTimeout(new ConsentRecord.Unavailable(), deadline.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            threads.execute(() -> answer(citizen, answer));
            unlessSilent(answer);
        } catch (RejectedExecutionException full) {
            answer.complete(new ConsentRecord.Unavailable());
        }
        return answer;
    }

    /** In a large batch a question waits for its turn: as long as others are answered, the register is not silent. */
    private void unlessSilent(CompletableFuture<ConsentRecord> answer) {
        long before = answered.get();
        CompletableFuture.delayedExecutor(patienceMs, TimeUnit.MILLISECONDS, Runnable::run).execute(() -> {
            if (answer.isDone()) {
                return;
            }
            if (answered.get() == before) {
                patienceMs = PATIENCE_AFTER_SILENCE_MS;
                answer.complete(new ConsentRecord.Unavailable());
            } else {
                unlessSilent(answer);
            }
        });
    }

    private void answer(Cpr citizen, CompletableFuture<ConsentRecord> answer) {
        try {
            boolean closed = Stream.of(breaker, mixed).allMatch(one -> one.getState() == CircuitBreaker.State.CLOSED);
            answer.complete(closed ? ask(citizen, answer) : afterOthers(citizen, answer));
        } catch (RuntimeException failed) {
            answer.completeExceptionally(failed);
        }
    }

    /** The first question after a pause shows whether the register is back. The others wait for it: else they would be held without reason. */
    private synchronized ConsentRecord afterOthers(Cpr citizen, CompletableFuture<ConsentRecord> answer) {
        return ask(citizen, answer);
    }

    private ConsentRecord ask(Cpr citizen, CompletableFuture<ConsentRecord> answer) {
        return !answer.isDone() && permitted() ? asked(citizen) : new ConsentRecord.Unavailable();
    }

    private boolean permitted() {
        if (!breaker.tryAcquirePermission()) {
            return false;
        }
        if (!mixed.tryAcquirePermission()) {
            breaker.releasePermission();
            return false;
        }
        return true;
    }

    private ConsentRecord asked(Cpr citizen) {
        long start = breaker.getCurrentTimestamp();
        try {
            ConsentRecord answer = register.consentsOf(citizen);
            long took = breaker.getCurrentTimestamp() - start;
            breaker.onResult(took, breaker.getTimestampUnit(), answer);
            mixed.onResult(took, breaker.getTimestampUnit(), answer);
            state = answer instanceof ConsentRecord.Known ? RegisterState.ANSWERS : RegisterState.UNAVAILABLE;
            learnFrom(answer, breaker.getTimestampUnit().toMillis(took));
            return answer;
        } catch (RuntimeException failed) {
            state = RegisterState.UNAVAILABLE;
            breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), failed);
            mixed.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), failed);
            throw failed;
        }
    }

    /** An answer that comes after its question was given up counts too: for the next question the hub waits long enough. */
    private void learnFrom(ConsentRecord answer, long tookMs) {
        if (answer instanceof ConsentRecord.Known) {
            patienceMs = Math.min(deadline.toMillis(), Math.max(SHORTEST_PATIENCE_MS, TIMES_THE_LAST_ANSWER * tookMs));
            answered.incrementAndGet();
        }
    }

    private static Thread daemon(Runnable question, String name) {
        Thread thread = new Thread(question, "consent-register-" + name);
        thread.setDaemon(true);
        return thread;
    }
}
