package dk.broen.hub.inbox;

import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;

/** Shows the login page when a login cannot even begin, because the login provider cannot be reached or is none. */
final class BeginFailed implements ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> {
    @Override
    public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O begin) {
        begin.setAuthenticationFailureHandler((request, response, failure) -> response.sendRedirect(InboxSecurity.LOGIN + "?provider"));
        return begin;
    }
}
