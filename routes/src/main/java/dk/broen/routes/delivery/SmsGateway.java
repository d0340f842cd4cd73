package dk.broen.routes.delivery;

import java.net.URI;

/**
 * The HTTP gateway that takes the hub's text messages.
 *
 * @param url where a message is posted
 * @param token sent as a bearer token
 * @param sender what the phone shows as sender
 */
public record SmsGateway(URI url, String token, String sender) {
    @Override
    public String toString() {
        return "SmsGateway[" + sender + "]";
    }
}
