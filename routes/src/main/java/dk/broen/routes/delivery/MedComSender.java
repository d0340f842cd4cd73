package dk.broen.routes.delivery;

import dk.broen.mappings.medcom.outgoing.MedComParty;
import java.util.Map;
import java.util.Optional;

/**
 * How the hub sends MedCom messages.
 *
 * @param party the hub as the sender
 * @param resends how often a message is sent again that nobody acknowledges
 * @param tokens by receiving host: sent as a bearer token
 */
public record MedComSender(MedComParty party, int resends, Map<String, String> tokens) {
    public MedComSender {
        tokens = Map.copyOf(tokens);
    }

    Optional<String> token(String host) {
        return Optional.ofNullable(tokens.get(host));
    }

    @Override
    public String toString() {
        return "MedComSender[" + party.sor() + "]";
    }
}
