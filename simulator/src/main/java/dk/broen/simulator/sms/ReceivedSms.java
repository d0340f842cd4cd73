package dk.broen.simulator.sms;

import java.time.Instant;

/**
 * A text message that a telephone would show.
 *
 * @param id the gateway's own id, as answered
 * @param to the telephone number, as sent
 * @param reference the client's reference: the same one is shown once
 * @param attempts how often it was posted, 1 or more
 * @param arrival when it was posted first
 */
public record ReceivedSms(String id, String to, String text, String sender, String reference, int attempts, Instant arrival) {

    ReceivedSms againPosted() {
        return new ReceivedSms(id, to, text, sender, reference, attempts + 1, arrival);
    }
}
