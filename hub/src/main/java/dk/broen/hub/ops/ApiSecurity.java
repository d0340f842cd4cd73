package dk.broen.hub.ops;

import dk.broen.hub.settings.Accounts;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Who may ask what on the API port: programs with HTTP Basic, no sessions, everything not named here denied. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {
    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    @Order(2)
    SecurityFilterChain apiPort(HttpSecurity http, Accounts accounts, LocalOperator local) throws Exception {
        return http
            .userDetailsService(Logins.api(accounts, local))
            .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .csrf(AbstractHttpConfigurer::disable)
            .formLogin(AbstractHttpConfigurer::disable).logout(AbstractHttpConfigurer::disable)
            .httpBasic(Customizer.withDefaults())
            .authorizeHttpRequests(requests -> requests
                // what became of a request that was let in; an error page has a status and nothing else
                .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                .requestMatchers("/fhir/**").access(having(local, "HOSPITAL"))
                .requestMatchers("/api/facts/**", "/api/openapi/**").access(having(local, "MUNICIPALITY", "OPERATOR"))
                .requestMatchers("/api/**").access(having(local, "OPERATOR"))
                .anyRequest().denyAll())
            .build();
    }

    /** One of the roles; and the local operator only from this machine. */
    private static AuthorizationManager<RequestAuthorizationContext> having(LocalOperator local, String... roles) {
        AuthorityAuthorizationManager<RequestAuthorizationContext> role = AuthorityAuthorizationManager.hasAnyRole(roles);
        return (Supplier<Authentication> who, RequestAuthorizationContext where) -> {
            boolean inPlace = !local.name().equals(who.get().getName()) || isThisMachine(where.getRequest());
            return new AuthorizationDecision(inPlace && role.authorize(who, where).isGranted());
        };
    }

    /** Also where the hub listens on one address of the machine: whoever calls from there has that address too. */
    private static boolean isThisMachine(HttpServletRequest request) {
        try {
            return request.getRemoteAddr().equals(request.getLocalAddr())
                || InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException neverForAnAddress) {
            return false;
        }
    }
}
