package dk.broen.hub.ops;

import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.routes.intake.ReportingClient;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the routes that receive MedCom messages what the login permits, in headers that no client can set. The routes run on other threads
 * than the login. Runs after authentication, for every path: one path can be written in several ways.
 */
@Component
class ClientHeaders extends OncePerRequestFilter {
    private static final List<String> NAMES =
        List.of(ReportingClient.MUNICIPALITY.toLowerCase(Locale.ROOT), ReportingClient.HOSPITAL.toLowerCase(Locale.ROOT));

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        chain.doFilter(new WithLogin(request, headers(SecurityContextHolder.getContext().getAuthentication())), response);
    }

    private static Map<String, String> headers(Authentication login) {
        Map<String, String> headers = new HashMap<>();
        if (login != null && login.getPrincipal() instanceof ApiUser user) {
            user.acknowledging().map(MunicipalityCode::value).ifPresent(code -> headers.put(NAMES.get(0), code));
        }
        if (login != null && login.getAuthorities().stream().anyMatch(role -> "ROLE_HOSPITAL".equals(role.getAuthority()))) {
            headers.put(NAMES.get(1), "true");
        }
        return headers;
    }

    /** The headers of the request, with those of the login in place of the client's. */
    private static final class WithLogin extends HttpServletRequestWrapper {
        private final Map<String, String> login;

        WithLogin(HttpServletRequest request, Map<String, String> login) {
            super(request);
            this.login = login;
        }

        @Override
        public String getHeader(String name) {
            return isOurs(name) ? login.get(name.toLowerCase(Locale.ROOT)) : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isOurs(name) ? Collections.enumeration(login.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue).toList()) : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            List<String> names = new ArrayList<>(
                Collections.list(super.getHeaderNames()).stream().filter(name -> !isOurs(name)).toList());
            names.addAll(login.keySet());
            return Collections.enumeration(names);
        }

        private static boolean isOurs(String name) {
            return NAMES.contains(name.toLowerCase(Locale.ROOT));
        }
    }
}
