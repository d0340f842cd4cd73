package dk.broen.hub.inbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends whoever is not logged in, or not any more, to the login page. A part of a page that htmx asked for makes the whole page go there. */
final class LogInFirst implements AuthenticationEntryPoint {
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) throws IOException {
        if (request.getHeader("HX-Request") == null) {
            response.sendRedirect(InboxSecurity.LOGIN);
        } else {
            response.setHeader("HX-Redirect", InboxSecurity.LOGIN + "?expired");
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        }
    }
}
