package dk.broen.hub.ops;

import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Verifies name and password. Credentials that were verified lately are accepted at once, also while the login is paused: nobody can lock out
 * a client that keeps working. After wrong passwords the login pauses, for each account and source; after many of them, over any accounts, the
 * source.
 */
public final class ThrottledLogin implements AuthenticationProvider {
    private static final Logger LOG = LoggerFactory.getLogger(ThrottledLogin.class);
    private static final int COUNTED_LOGINS = 10_000;
    private static final int COUNTED_SOURCES = 10_000;
    private static final int LOCKS = 64;

    private final UserDetailsService accounts;
    private final DaoAuthenticationProvider passwords;
    private final CredentialHash hash = new CredentialHash();
    private final VerifiedLogins verified;
    private final FailedLogins failed;
    private final Guesses guesses;
    private final Object[] locks = IntStream.range(0, LOCKS).mapToObj(lock -> new Object()).toArray();

    public ThrottledLogin(UserDetailsService accounts, PasswordEncoder encoder, Clock clock) {
        this.accounts = accounts;
        this.passwords = new DaoAuthenticationProvider(accounts);
        this.passwords.setPasswordEncoder(encoder);
        this.verified = new VerifiedLogins(hash, clock);
        this.failed = new FailedLogins(clock, COUNTED_LOGINS);
        this.guesses = new Guesses(clock, COUNTED_SOURCES);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = attempt.getName();
        String password = String.valueOf(attempt.getCredentials());
        if (verified.contains(name, password)) {
            return accepted(attempt);
        }
        String source = Source.of(remoteAddress(attempt));
        String login = hash.of(name, source);
        // one at a time: otherwise, many guesses at once would all be verified before the first of them counts
        synchronized (locks[Math.floorMod(login.hashCode(), LOCKS)]) {
            return verified.contains(name, password) ? accepted(attempt) : verify(attempt, password, login, source);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return passwords.supports(authentication);
    }

    private Authentication verify(Authentication attempt, String password, String login, String source) {
        requireNone(failed.pause(login));
        requireNone(guesses.begin(source));
        try {
            Authentication accepted = passwords.authenticate(attempt);
            failed.succeeded(login);
            guesses.right(source);
            verified.add(attempt.getName(), password);
            return accepted;
        } catch (BadCredentialsException wrong) {
            failed.failed(login);
            LOG.warn("BRN1403 login-failed remote={} pause={}s", remoteAddress(attempt), failed.pause(login).toSeconds());
            throw wrong;
        }
    }

    private static void requireNone(Duration pause) {
        if (!pause.isZero()) {
            throw new TooManyFailedLogins(pause);
        }
    }

    private Authentication accepted(Authentication attempt) {
        UserDetails account = accounts.loadUserByUsername(attempt.getName());
        UsernamePasswordAuthenticationToken accepted =
            UsernamePasswordAuthenticationToken.authenticated(account, attempt.getCredentials(), account.getAuthorities());
        accepted.setDetails(attempt.getDetails());
        return accepted;
    }

    private static String remoteAddress(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
    }
}
