package dk.broen.adapters.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.profiles.ProfileCheck.Finding;
import dk.broen.adapters.profiles.ProfileCheck.Why;
import dk.broen.mappings.Interpretation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PooledProfilesTest {
    private static final byte[] MESSAGE = {};
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Interpretation.Unreadable VIOLATION =
        new Interpretation.Unreadable("PROFILE_VIOLATED", "Encounter.class", "Wrong");

    @Test
    void a_message_that_violates_nothing_conforms() {
        try (ProfileCheck check = new PooledProfiles(message -> List.of(), 1, PATIENT)) {
            assertThat(check.check(MESSAGE)).isEqualTo(new Finding.Conforms());
        }
    }

    @Test
    void what_a_message_violates_is_returned() {
        try (ProfileCheck check = new PooledProfiles(message -> List.of(VIOLATION), 1, PATIENT)) {
            assertThat(check.check(MESSAGE)).isEqualTo(new Finding.Violates(List.of(VIOLATION)));
        }
    }

    @Test
    void a_message_that_takes_too_long_is_not_accepted() {
        CountDownLatch never = new CountDownLatch(1);
        try (ProfileCheck check = new PooledProfiles(message -> waitFor(never), 1, Duration.ofMillis(50))) {
            assertThat(check.check(MESSAGE)).isEqualTo(new Finding.Undecided(Why.TOO_SLOW));
        }
    }

    @Test
    void a_message_that_the_validator_fails_on_is_not_accepted() {
        try (ProfileCheck check = new PooledProfiles(message -> {
            throw new StackOverflowError();
        }, 1, PATIENT)) {
            assertThat(check.check(MESSAGE)).isEqualTo(new Finding.Undecided(Why.FAILED));
        }
    }

    @Test
    void more_messages_than_may_wait_are_not_accepted() throws Exception {
        CountDownLatch later = new CountDownLatch(1);
        ExecutorService hospitals = Executors.newFixedThreadPool(40);
        try (ProfileCheck check = new PooledProfiles(message -> waitFor(later), 1, PATIENT)) {
            List<Future<Finding>> findings = IntStream.range(0, 40).mapToObj(n -> hospitals.submit(() -> check.check(MESSAGE))).toList();
            long refused = 0;
            while (refused < 40 - 17) {
                refused = findings.stream().filter(Future::isDone).count();
                Thread.onSpinWait();
            }
            later.countDown();

            assertThat(findings.stream().map(PooledProfilesTest::now).filter(new Finding.Conforms()::equals)).hasSize(17);
            assertThat(findings.stream().map(PooledProfilesTest::now).filter(new Finding.Undecided(Why.BUSY)::equals)).hasSize(23);
        } finally {
            hospitals.shutdownNow();
        }
    }

    @Test
    void a_hub_that_stops_accepts_nothing_unjudged() {
        ProfileCheck check = new PooledProfiles(message -> List.of(), 1, PATIENT);
        check.close();

        assertThat(check.check(MESSAGE)).isEqualTo(new Finding.Undecided(Why.STOPPING));
    }

    @Test
    void without_profiles_every_message_conforms() {
        try (ProfileCheck check = ProfileCheck.none()) {
            assertThat(check.check(MESSAGE)).isEqualTo(new Finding.Conforms());
        }
    }

    private static Finding now(Future<Finding> finding) {
        try {
            return finding.get();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<Interpretation.Unreadable> waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return List.of();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("stopped");
        }
    }
}
