package dk.broen.hub.inbox;

import java.security.Principal;
import org.springframework.security.core.Authentication;

/** The principal of a login to the inbox, whichever way the person logged in. */
interface LoggedIn {
    Person person();

    /** @throws IllegalStateException if the login is no login to the inbox; the access rules prevent this */
    static Person of(Principal login) {
        if (login instanceof Authentication authentication && authentication.getPrincipal() instanceof LoggedIn known) {
            return known.person();
        }
        throw new IllegalStateException("not logged in to the inbox");
    }
}
