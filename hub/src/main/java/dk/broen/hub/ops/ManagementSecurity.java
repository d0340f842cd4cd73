package dk.broen.hub.ops;

import dk.broen.hub.settings.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Decides who may read what on the management port: health without details for everybody, all else for operators only. People log in with a
 * form and get a session; programs use HTTP Basic. {@code jolokia-access.xml} decides what can be read through Jolokia.
 */
@Configuration(proxyBeanMethods = false)
class ManagementSecurity {
    private static final String LOGIN = "/login";
    private static final String[] FOR_OPERATORS = {"/", "/logout", "/actuator/hawtio", "/actuator/hawtio/**", "/hawtio/**",
        "/actuator/jolokia", "/actuator/jolokia/**", "/actuator/prometheus", "/actuator/info", "/actuator/clock", "/actuator/backlog"};

    @Bean
    @Order(1)
    SecurityFilterChain managementPort(HttpSecurity http, Accounts accounts, Clock clock, Environment environment) throws Exception {
        RequestMatcher browser = request -> String.valueOf(request.getHeader("Accept")).contains("text/html");
        return http
            .securityMatcher((HttpServletRequest request) -> request.getLocalPort()
                == environment.getProperty("local.management.port", Integer.class, 0))
            .authenticationProvider(Logins.management(accounts, clock))
            .formLogin(form -> form.defaultSuccessUrl("/actuator/hawtio", true))
            .httpBasic(Customizer.withDefaults())
            .exceptionHandling(refusal -> refusal
                .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint(LOGIN), browser)
                .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), request -> true))
            .csrf(csrf -> csrf
                .csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                .csrfTokenRequestHandler(new SinglePageCsrf())
                .ignoringRequestMatchers(ManagementSecurity::isProgram))
            .addFilterAfter(new CsrfCookie(), BasicAuthenticationFilter.class)
            .authorizeHttpRequests(requests -> requests
                .requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/**").permitAll()
                .requestMatchers(LOGIN, "/default-ui.css").permitAll()
                .requestMatchers("/actuator/hawtio/proxy/**").denyAll()
                .requestMatchers(FOR_OPERATORS).hasRole(Logins.MANAGEMENT)
                .anyRequest().denyAll())
            .build();
    }

    /**
     * A request with credentials and without a cookie needs no CSRF token: there is no session that a foreign page could use, and the hub
     * never makes a browser ask for Basic credentials.
     */
    private static boolean isProgram(HttpServletRequest request) {
        return request.getCookies() == null && new RequestHeaderRequestMatcher("Authorization").matches(request);
    }
}
