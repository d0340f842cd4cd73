package dk.broen.simulator.sms;

import java.time.Instant;

/**
 * An SMS that the gateway has accepted.
 *
 * @param id the id that the gateway answered
 * @param to the telephone number, as posted
 * @param sender the sender name, as posted; empty when none was posted
 * @param reference the client reference, which identifies the SMS
 * @param attempts how often the reference was posted, at least 1
 * @param arrival when the reference was first posted
 */
public record ReceivedSms(String id, String to, String text, String sender, String reference, int attempts, Instant arrival) {

    ReceivedSms withOneMoreAttempt() {
        return new ReceivedSms(id, to, text, sender, reference, attempts + 1, arrival);
    }
}
