package dk.broen.routes.intake;

import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.springframework.stereotype.Component;

/** Takes the login of the client from the request. A request without one permits nothing. */
@Component
class TakeLogin {
    /** Exchange property: the {@link ClientLogin}. */
    static final String LOGIN = "BroenLogin";

    @Handler
    void take(Exchange exchange) {
        exchange.setProperty(LOGIN, login(exchange.getMessage()));
    }

    private static ClientLogin login(Message message) {
        return message instanceof PlatformHttpMessage request
            && request.getRequest().getAttribute(ClientLogin.ATTRIBUTE) instanceof ClientLogin login ? login : ClientLogin.NONE;
    }
}
