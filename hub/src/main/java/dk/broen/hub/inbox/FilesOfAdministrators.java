package dk.broen.hub.inbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 403 to a form with files, unless it is a sheet of an administrator who is logged in. A file is kept in memory and is read as soon as
 * anything asks for a parameter, which the check of the token of the form does before it is known who asks.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FilesOfAdministrators extends OncePerRequestFilter {
    private static final String SHEET = "/inbox/sheet";
    private static final List<String> MESSAGES = List.of("/fhir/", "/xdis/");

    /** A message is never a form: that is refused elsewhere, in the words of its interface. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return MESSAGES.stream().anyMatch(request.getRequestURI()::startsWith)
            || !Optional.ofNullable(request.getContentType()).orElse("").strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        if (request.getRequestURI().equals(SHEET) && isOfAdministrator(Optional.ofNullable(request.getSession(false)))) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpStatus.FORBIDDEN.value());
        }
    }

    private static boolean isOfAdministrator(Optional<HttpSession> session) {
        return session.map(known -> known.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY))
            .filter(SecurityContext.class::isInstance).map(context -> ((SecurityContext) context).getAuthentication())
            .filter(Authentication::isAuthenticated)
            .filter(login -> login.getAuthorities().stream().anyMatch(role -> role.getAuthority().equals("ROLE_MUNICIPALITY"))).isPresent();
    }
}
