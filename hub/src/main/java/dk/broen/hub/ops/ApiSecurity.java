package dk.broen.hub.ops;

import dk.broen.hub.settings.Accounts;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Decides who may call which address of the API port. Clients use HTTP Basic without a session. Every address that is not listed is denied.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {
    @Bean
    @Order(2)
    SecurityFilterChain apiPort(HttpSecurity http, Accounts accounts, LocalOperator local, Clock clock) throws Exception {
        return http
            .authenticationProvider(Logins.api(accounts, local, clock))
            .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .csrf(AbstractHttpConfigurer::disable)
            .formLogin(AbstractHttpConfigurer::disable).logout(AbstractHttpConfigurer::disable)
            .httpBasic(basic -> basic.authenticationEntryPoint(new LoginRefused()))
            .authorizeHttpRequests(requests -> requests
                // the error dispatch of a request that was permitted before; the error response contains a status only
                .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                .requestMatchers("/fhir/**").access(having(local, "HOSPITAL", "MUNICIPALITY"))
                .requestMatchers("/xdis/**").access(having(local, "HOSPITAL"))
                .requestMatchers("/api/facts/**").access(having(local, "MUNICIPALITY", "OPERATOR"))
                .requestMatchers("/api/openapi/**").access(having(local, "HOSPITAL", "MUNICIPALITY", "OPERATOR"))
                .requestMatchers("/api/notices/*/acknowledgement").access(having(local, "MUNICIPALITY", "OPERATOR"))
                .requestMatchers("/api/work-items/**").access(having(local, "HOSPITAL", "MUNICIPALITY", "OPERATOR"))
                .requestMatchers("/api/**").access(having(local, "OPERATOR"))
                .anyRequest().denyAll())
            .build();
    }

    /** Requires one of the roles. The local operator is accepted from this machine only. */
    private static AuthorizationManager<RequestAuthorizationContext> having(LocalOperator local, String... roles) {
        AuthorityAuthorizationManager<RequestAuthorizationContext> role = AuthorityAuthorizationManager.hasAnyRole(roles);
        return (Supplier<Authentication> user, RequestAuthorizationContext context) -> {
            boolean allowedFromHere = !local.name().equals(user.get().getName()) || isThisMachine(context.getRequest());
            return new AuthorizationDecision(allowedFromHere && role.authorize(user, context).isGranted());
        };
    }

    /** Also true if the hub listens on one network address only: a client on the same machine then connects from that address. */
    private static boolean isThisMachine(HttpServletRequest request) {
        try {
            return request.getRemoteAddr().equals(request.getLocalAddr())
                || InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException impossible) {
            return false;
        }
    }
}
