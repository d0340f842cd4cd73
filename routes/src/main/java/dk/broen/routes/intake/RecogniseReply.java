package dk.broen.routes.intake;

import dk.broen.mappings.hl7v2.ConsentReplyReader;
import dk.broen.routes.arrival.Envelopes;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** Says whether an HL7 v2 message answers a question of the hub, by its header. Everything else is about a stay, or is refused. */
@Component(RecogniseReply.NAME)
class RecogniseReply {
    static final String NAME = "recogniseReply";
    private final Envelopes envelopes;

    RecogniseReply(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    boolean isReply(@Body byte[] raw) {
        return ConsentReplyReader.isReply(envelopes.header(raw));
    }
}
