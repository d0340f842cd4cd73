package dk.broen.routes.intake;

import dk.broen.mappings.format.Unwrapped;
import dk.broen.mappings.format.Unwrapper;
import dk.broen.mappings.medcom.outgoing.AcknowledgementReader;
import dk.broen.routes.intake.ClientLogin.TakenFrom;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * Whether a message is an acknowledgement of a municipality. A municipality sends acknowledgements only; a login that is both decides by what
 * it sends. Without the permission of a hospital nothing is taken as a hospital's message.
 */
@Component
class ReportingClient {
    private final AcknowledgementReader reader;
    private final Unwrapper unwrapper;

    ReportingClient(AcknowledgementReader reader, Unwrapper unwrapper) {
        this.reader = reader;
        this.unwrapper = unwrapper;
    }

    boolean acknowledges(Exchange exchange) {
        ClientLogin login = exchange.getProperty(TakeLogin.LOGIN, ClientLogin.NONE, ClientLogin.class);
        return login.takenFrom() == TakenFrom.NO_HOSPITAL
            || login.municipality().isPresent() && acknowledges(exchange.getMessage().getBody(byte[].class));
    }

    private boolean acknowledges(byte[] body) {
        return unwrapper.open(body) instanceof Unwrapped.Message wrapped ? Unwrapper.acknowledges(wrapped.envelope().document())
            : reader.read(body).isPresent();
    }
}
