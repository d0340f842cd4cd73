package dk.broen.hub.ops;

import java.time.Duration;
import org.springframework.security.authentication.AccountStatusException;

/** The login failed too often: its password is not verified before the pause is over. */
public final class TooManyFailedLogins extends AccountStatusException {
    private static final long serialVersionUID = 1L;
    private final Duration pause;

    TooManyFailedLogins(Duration pause) {
        super("too many failed logins");
        this.pause = pause;
    }

    /** The rest of the pause, in full seconds, at least one. */
    long seconds() {
        return pause.plusMillis(999).toSeconds();
    }
}
