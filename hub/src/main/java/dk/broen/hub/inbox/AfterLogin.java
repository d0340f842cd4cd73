package dk.broen.hub.inbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/** Shows the page that the person wanted before she logged in; else the first page. Only the path counts: the proxy knows the address of the hub. */
final class AfterLogin implements AuthenticationSuccessHandler {
    private static final Logger LOG = LoggerFactory.getLogger(AfterLogin.class);
    private final RequestCache wanted = new HttpSessionRequestCache();

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication login) throws IOException {
        LOG.info("BRN5120 inbox-login role={}", LoggedIn.of(login).role());
        String path = Optional.ofNullable(wanted.getRequest(request, response)).map(SavedRequest::getRedirectUrl)
            .map(AfterLogin::path)
            .filter(one -> one.startsWith("/inbox/notices/") || one.startsWith("/inbox/work") || one.startsWith("/n/"))
            .orElse("/inbox");
        wanted.removeRequest(request, response);
        response.sendRedirect(path);
    }

    /** The path as it was sent, which need not be well-formed: it only leads back to where the browser was. */
    static String path(String address) {
        int host = address.indexOf("://") + "://".length();
        int start = address.indexOf('/', host);
        return start < 0 ? "" : address.substring(start).split("[?#]", 2)[0];
    }
}
