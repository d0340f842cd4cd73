package dk.broen.hub.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

class ThrottledLoginTest {
    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";
    private final Now clock = new Now();
    private final Counting encoder = new Counting();
    private final ThrottledLogin login = new ThrottledLogin(name -> {
        if (!name.equals("auh")) {
            throw new UsernameNotFoundException("unknown account");
        }
        return User.withUsername(name).password("hash of right").roles("HOSPITAL").build();
    }, encoder, clock);

    @Test
    void a_password_is_verified_once_and_again_when_it_was_not_used_for_a_while() {
        assertThat(attempt("auh", "right", HERE).isAuthenticated()).isTrue();
        Authentication second = attempt("auh", "right", HERE);
        assertThat(second.getName()).isEqualTo("auh");
        assertThat(second.getAuthorities()).extracting(Object::toString).containsExactly("ROLE_HOSPITAL");
        assertThat(encoder.verified).isEqualTo(1);

        clock.passes(Duration.ofMinutes(11));
        attempt("auh", "right", HERE);
        assertThat(encoder.verified).isEqualTo(2);
    }

    @Test
    void another_password_is_refused_after_the_right_one_was_verified() {
        attempt("auh", "right", HERE);
        assertThatThrownBy(() -> attempt("auh", "wrong", HERE)).isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void after_five_wrong_passwords_the_login_waits_longer_and_longer_without_a_verification() {
        guess(5);
        int verified = encoder.verified;
        assertThat(waitingTime()).isEqualTo(1);
        assertThatThrownBy(() -> attempt("auh", "right", HERE)).isInstanceOf(TooManyFailedLogins.class);
        assertThat(encoder.verified).isEqualTo(verified);

        clock.passes(Duration.ofSeconds(1));
        guess(1);
        assertThat(waitingTime()).isEqualTo(2);
        for (int i = 0; i < 20; i++) {
            clock.passes(Duration.ofMinutes(5));
            guess(1);
        }
        assertThat(waitingTime()).isEqualTo(300);
    }

    @Test
    void a_right_password_ends_the_waiting_and_so_does_an_hour() {
        guess(4);
        attempt("auh", "right", HERE);
        guess(4);
        clock.passes(Duration.ofMinutes(61));
        guess(4);
        assertThatThrownBy(() -> attempt("auh", "wrong", HERE)).isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void wrong_passwords_from_one_address_stop_neither_another_address_nor_a_client_that_keeps_working() {
        attempt("auh", "right", HERE);
        guess(5);
        assertThat(attempt("auh", "right", HERE).isAuthenticated()).isTrue();
        clock.passes(Duration.ofMinutes(11));
        guess(1);
        assertThatThrownBy(() -> attempt("auh", "right", HERE)).isInstanceOf(TooManyFailedLogins.class);
        assertThat(attempt("auh", "right", ELSEWHERE).isAuthenticated()).isTrue();
    }

    @Test
    void an_account_that_does_not_exist_waits_too() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> attempt("nobody", "x", HERE)).isInstanceOf(BadCredentialsException.class);
        }
        assertThatThrownBy(() -> attempt("nobody", "x", HERE)).isInstanceOf(TooManyFailedLogins.class);
    }

    @Test
    void guessing_over_many_names_makes_its_source_wait_and_no_other() {
        for (int i = 0; i < 50; i++) {
            guess("name-" + i, HERE);
        }
        int verified = encoder.verified;
        assertThatThrownBy(() -> attempt("another-name", "x", HERE)).isInstanceOf(TooManyFailedLogins.class);
        assertThatThrownBy(() -> attempt("auh", "right", HERE)).isInstanceOf(TooManyFailedLogins.class);
        assertThat(encoder.verified).isEqualTo(verified);
        assertThat(attempt("auh", "right", ELSEWHERE).isAuthenticated()).isTrue();
        assertThat(attempt("auh", "right", HERE).isAuthenticated()).as("remembered").isTrue();

        clock.passes(Duration.ofSeconds(10));
        guess("another-name", HERE);
        assertThatThrownBy(() -> attempt("a-third-name", "x", HERE)).isInstanceOf(TooManyFailedLogins.class);
    }

    @Test
    void right_passwords_are_no_guesses() {
        Guesses guesses = new Guesses(clock, 2);
        for (int i = 0; i < 100; i++) {
            guesses.begin("a");
            guesses.right("a");
        }
        assertThat(guesses.begin("a")).isZero();
    }

    @Test
    void the_addresses_of_one_ipv6_network_are_one_source() {
        for (int i = 0; i < 50; i++) {
            guess("name-" + i, "2001:db8:0:1::" + Integer.toHexString(i + 1));
        }
        assertThatThrownBy(() -> attempt("another-name", "x", "2001:db8:0:1:ffff::1")).isInstanceOf(TooManyFailedLogins.class);
        guess("another-name", "2001:db8:0:2::1");
    }

    @Test
    void only_so_many_sources_are_remembered() {
        Guesses guesses = new Guesses(clock, 2);
        for (String source : new String[] {"a", "b", "c"}) {
            for (int i = 0; i < 50; i++) {
                guesses.begin(source);
            }
        }
        assertThat(guesses.begin("b")).isPositive();
        assertThat(guesses.begin("c")).isPositive();
        assertThat(guesses.begin("a")).isZero();
    }

    @Test
    void only_so_many_failed_logins_are_remembered() {
        FailedLogins failed = new FailedLogins(clock, 2);
        for (String name : new String[] {"a", "b", "c"}) {
            for (int i = 0; i < 5; i++) {
                failed.failed(name);
            }
        }
        assertThat(failed.pause("a")).isZero();
        assertThat(failed.pause("b")).isPositive();
        assertThat(failed.pause("c")).isPositive();
    }

    private void guess(String name, String address) {
        assertThatThrownBy(() -> attempt(name, "wrong", address)).isInstanceOf(BadCredentialsException.class);
    }

    private void guess(int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> attempt("auh", "wrong", HERE)).isInstanceOf(BadCredentialsException.class);
        }
    }

    private long waitingTime() {
        try {
            attempt("auh", "wrong", HERE);
            return 0;
        } catch (TooManyFailedLogins paused) {
            return paused.seconds();
        }
    }

    private Authentication attempt(String name, String password, String address) {
        UsernamePasswordAuthenticationToken attempt = UsernamePasswordAuthenticationToken.unauthenticated(name, password);
        attempt.setDetails(new WebAuthenticationDetails(address, null));
        return login.authenticate(attempt);
    }

    private static final class Counting implements PasswordEncoder {
        private int verified;

        @Override
        public String encode(CharSequence password) {
            return "hash of " + password;
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            verified++;
            return hash.equals(encode(password));
        }
    }

    private static final class Now extends Clock {
        private Instant now = Instant.parse("2026-11-24T09:00:00Z");

        void passes(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
