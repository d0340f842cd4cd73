package dk.broen.hub.ops;

import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.routes.intake.ClientLogin;
import dk.broen.routes.intake.ClientLogin.TakenFrom;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the routes that receive MedCom messages what the login permits, in an attribute of the request: no client can write there. The routes
 * run on other threads than the login. Runs after authentication, for every path: one path can be written in several ways.
 */
@Component
class LoginOfRequest extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
            .ifPresent(login -> request.setAttribute(ClientLogin.ATTRIBUTE, of(login)));
        chain.doFilter(request, response);
    }

    private static ClientLogin of(Authentication login) {
        Optional<MunicipalityCode> municipality =
            login.getPrincipal() instanceof ApiUser user ? user.acknowledging() : Optional.empty();
        return new ClientLogin(municipality, sendsForHospitals(login) ? TakenFrom.HOSPITAL : TakenFrom.NO_HOSPITAL);
    }

    private static boolean sendsForHospitals(Authentication login) {
        return login.getAuthorities().stream().anyMatch(role -> "ROLE_HOSPITAL".equals(role.getAuthority()));
    }
}
