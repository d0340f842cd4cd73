package dk.broen.hub.inbox;

import dk.broen.domain.municipality.Directory;
import dk.broen.hub.ops.ThrottledLogin;
import dk.broen.hub.settings.Accounts;
import dk.broen.hub.settings.BroenSettings;
import dk.broen.hub.settings.InboxSettings;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Decides who may open which page of the inbox. People log in with a password or at the login provider and get a session. The pages load nothing from
 * elsewhere and run no script of their own text. Without anybody who can log in, there is no inbox.
 */
@Configuration(proxyBeanMethods = false)
class InboxSecurity {
    static final String LOGIN = "/inbox/login";
    static final String LOGOUT = "/inbox/logout";
    /** Only files of this hub; nothing inline, no frame around it, forms only to itself. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final RequestMatcher PAGES = new OrRequestMatcher(PathPatternRequestMatcher.withDefaults().matcher("/inbox"),
        PathPatternRequestMatcher.withDefaults().matcher("/inbox/**"), PathPatternRequestMatcher.withDefaults().matcher("/inbox-assets/**"),
        PathPatternRequestMatcher.withDefaults().matcher("/n/**"));

    @Bean
    @Order(2)
    SecurityFilterChain inbox(HttpSecurity http, Accounts accounts, BroenSettings settings, Directory directory, Clock clock,
        RefusedByRole refused) throws Exception {
        InboxSettings inbox = settings.inbox();
        boolean open = inbox.isSet() || !accounts.people().isEmpty();
        http.securityMatcher(request -> open && PAGES.matches(request))
            .authenticationProvider(new ThrottledLogin(PasswordLogin.among(accounts.people()), new BCryptPasswordEncoder(), clock))
            .formLogin(form -> form.loginPage(LOGIN).usernameParameter("user").passwordParameter("password")
                .successHandler(new AfterLogin()).failureHandler(new LoginFailed()))
            .logout(logout -> logout.logoutUrl(LOGOUT).logoutSuccessUrl(LOGIN + "?out").deleteCookies(InboxSession.COOKIE))
            .exceptionHandling(refusal -> refusal.authenticationEntryPoint(new LogInFirst()).accessDeniedHandler(new NotForYou(refused)))
            .headers(headers -> headers(headers, inbox))
            .authorizeHttpRequests(requests -> requests
                .dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR).permitAll()
                .requestMatchers(LOGIN, "/inbox-assets/**", "/inbox/help").permitAll()
                .requestMatchers("/inbox/work/**").hasAnyRole("WARD", "MUNICIPALITY")
                .requestMatchers("/inbox/municipality", "/inbox/citizens/**", "/inbox/sheet/**").hasRole("MUNICIPALITY")
                .requestMatchers(RegionPage.REGION + "/**").hasRole("SUPERVISOR")
                .requestMatchers("/inbox/team/**").hasRole("LEADER")
                .requestMatchers("/inbox/notices/*/course").hasRole("COORDINATOR")
                .requestMatchers("/inbox/notices/**").hasAnyRole("STAFF", "COORDINATOR", "LEADER")
                .requestMatchers("/inbox", "/inbox/**", "/n/**").authenticated()
                .anyRequest().denyAll());
        if (inbox.oidc().isSet()) {
            http.oauth2Login(login -> provider(login, inbox, directory));
        }
        return http.build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers, InboxSettings inbox) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
            .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
            .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
            .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny).cacheControl(Customizer.withDefaults())
            .permissionsPolicyHeader(features -> features.policy("camera=(), microphone=(), geolocation=()"));
        if (inbox.encrypted()) {
            headers.httpStrictTransportSecurity(always -> always.requestMatcher(request -> true));
        }
    }

    private static void provider(OAuth2LoginConfigurer<HttpSecurity> login, InboxSettings inbox, Directory directory) {
        LoginProvider provider = new LoginProvider(inbox);
        login.addObjectPostProcessor(new BeginFailed());
        login.loginPage(LOGIN).clientRegistrationRepository(provider.registrations())
            .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
            .authorizationEndpoint(begin -> begin.authorizationRequestResolver(provider.requests()))
            .redirectionEndpoint(back -> back.baseUri(LoginProvider.BACK + "*"))
            .userInfoEndpoint(user -> user.oidcUserService(new ClaimedPeople(inbox.oidc().claims(), directory)))
            .successHandler(new AfterLogin()).failureHandler(new LoginFailed());
    }
}
