package dk.broen.hub.inbox;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * A page of another role does not exist for the person. A form without its token comes from an older session or from a foreign page: it changes
 * nothing, and the person logs in again.
 */
final class NotForYou implements AccessDeniedHandler {
    private final RefusedByRole refused;

    NotForYou(RefusedByRole refused) {
        this.refused = refused;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
        throws IOException, ServletException {
        if (!(refusal instanceof CsrfException)) {
            Optional.ofNullable(request.getUserPrincipal()).map(LoggedIn::of)
                .ifPresent(person -> refused.write(person, request.getRequestURI()));
            request.getRequestDispatcher(MissingPage.PATH).forward(request, response);
        } else if (request.getHeader("HX-Request") == null) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            request.getRequestDispatcher(MissingPage.OLD_FORM).forward(request, response);
        } else {
            response.setHeader("HX-Redirect", InboxSecurity.LOGIN + "?expired");
            response.setStatus(HttpStatus.FORBIDDEN.value());
        }
    }
}
