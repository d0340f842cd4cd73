package dk.broen.routes.intake;

import dk.broen.mappings.medcom.outgoing.AcknowledgementReader;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/**
 * What the login of a client permits. The web server sets the headers from the login and removes those of the client. A municipality sends
 * acknowledgements only; a login that is both decides by what it sends. Without the permission of a hospital nothing is taken as a
 * hospital's message.
 */
@Component
public class ReportingClient {
    /** Header: the municipality of the login; absent for a login without one. */
    public static final String MUNICIPALITY = "Broen-Client-Municipality";
    /** Header: present when the login may send messages of a hospital. */
    public static final String HOSPITAL = "Broen-Client-Hospital";
    private final AcknowledgementReader reader;

    ReportingClient(AcknowledgementReader reader) {
        this.reader = reader;
    }

    boolean acknowledges(Message message) {
        boolean municipality = message.getHeader(MUNICIPALITY) != null;
        boolean hospital = message.getHeader(HOSPITAL) != null;
        return !hospital || municipality && reader.read(message.getBody(byte[].class)).isPresent();
    }
}
