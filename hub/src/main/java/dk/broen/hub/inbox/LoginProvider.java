package dk.broen.hub.inbox;

import dk.broen.hub.settings.InboxSettings;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;

/**
 * The login provider (OpenID Connect, code flow with PKCE). Its configuration is read when the first person logs in, so that the hub also starts while
 * the provider is down.
 */
final class LoginProvider {
    /** People begin to log in here, with the name of the provider. */
    static final String BEGIN = "/inbox/oidc/begin";
    /** The provider sends people back here, with its name. */
    static final String BACK = "/inbox/oidc/back/";
    static final String NAME = "provider";

    private final InboxSettings inbox;
    private final ClientRegistrationRepository registrations;

    LoginProvider(InboxSettings inbox) {
        this.inbox = inbox;
        this.registrations = new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(registration()));
    }

    ClientRegistrationRepository registrations() {
        return registrations;
    }

    OAuth2AuthorizationRequestResolver requests() {
        DefaultOAuth2AuthorizationRequestResolver resolver = new DefaultOAuth2AuthorizationRequestResolver(registrations, BEGIN);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return resolver;
    }

    private ClientRegistration registration() {
        InboxSettings.Oidc oidc = inbox.oidc();
        return ClientRegistrations.fromIssuerLocation(Objects.requireNonNull(oidc.issuer()).toString()).registrationId(NAME)
            .clientId(oidc.clientId()).clientSecret(oidc.clientSecret()).scope("openid", "profile")
            .redirectUri(origin() + BACK + NAME).build();
    }

    private String origin() {
        return Optional.ofNullable(inbox.address()).map(URI::toString).map(address -> address.replaceAll("/$", "")).orElse("{baseUrl}");
    }
}
