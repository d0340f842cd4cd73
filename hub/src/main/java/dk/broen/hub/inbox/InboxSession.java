package dk.broen.hub.inbox;

import dk.broen.hub.settings.BroenSettings;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.server.ConfigurableServletWebServerFactory;
import org.springframework.boot.web.servlet.server.Session;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * The sessions on the port of the API, which only the inbox uses. The cookie has a name of its own: browsers share cookies among the ports of a host, and
 * the management port has one too. It is sent when a person follows a link to a notice from a mail, or comes back from the login provider
 * ({@code SameSite=Lax}); forms are protected by a token.
 */
@Component
class InboxSession implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory>, HttpSessionListener, Ordered {
    static final String COOKIE = "BROEN_INBOX";
    private final BroenSettings settings;

    InboxSession(BroenSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(ConfigurableServletWebServerFactory factory) {
        Session session = new Session();
        session.getCookie().setName(COOKIE);
        session.getCookie().setHttpOnly(true);
        session.getCookie().setSameSite(SameSite.LAX);
        session.getCookie().setSecure(settings.inbox().encrypted());
        factory.setSession(session);
    }

    /** To the second: the setting of the web server counts minutes. */
    @Override
    public void sessionCreated(HttpSessionEvent created) {
        created.getSession().setMaxInactiveInterval((int) settings.inbox().session().toSeconds());
    }

    /** After the settings of Spring Boot. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
