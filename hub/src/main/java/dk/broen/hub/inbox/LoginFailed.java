package dk.broen.hub.inbox;

import dk.broen.hub.ops.TooManyFailedLogins;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Shows the login page again and says why, without saying whether the account exists. */
final class LoginFailed implements AuthenticationFailureHandler {
    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
        throws IOException {
        response.sendRedirect(InboxSecurity.LOGIN + "?" + why(failure));
    }

    private static String why(AuthenticationException failure) {
        if (failure instanceof TooManyFailedLogins) {
            return "wait";
        }
        if (failure instanceof OAuth2AuthenticationException provider) {
            return ClaimedPeople.REFUSED.equals(provider.getError().getErrorCode()) ? "refused" : "provider";
        }
        return "wrong";
    }
}
