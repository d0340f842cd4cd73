package dk.broen.simulator.hospital;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The HTTP response to an XDIS message.
 *
 * @param status the HTTP status; 2xx means that the hub has stored the message
 * @param receipt the positive or negative receipt; empty when the response has no body
 */
public record XdisAnswer(int status, String receipt) {

    /** Whether the status is 2xx: the hub has stored the message. */
    public boolean positive() {
        return status / 100 == 2;
    }

    /** The text of the first element with this name, such as {@code RefuseText}; empty when the receipt does not have it. */
    public String text(String element) {
        Matcher found = Pattern.compile("<" + element + ">([^<]*)</" + element + ">").matcher(receipt);
        return found.find() ? found.group(1) : "";
    }
}
