package dk.broen.routes.delivery;

import java.net.URI;

/**
 * The HTTP gateway that sends the hub's SMS.
 *
 * @param url the URL to which each SMS is posted
 * @param token sent as a bearer token
 * @param sender the sender name that the phone shows
 */
public record SmsGateway(URI url, String token, String sender) {
    @Override
    public String toString() {
        return "SmsGateway[" + sender + "]";
    }
}
