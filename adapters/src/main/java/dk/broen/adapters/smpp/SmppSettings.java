package dk.broen.adapters.smpp;

import java.time.Duration;

/**
 * Where the SMSC is, and the login of the hub.
 *
 * @param encrypted TLS from the first byte, with the certificate and the host name checked
 * @param sender the name that the phone shows: letters, digits and spaces
 * @param ids how the SMSC writes the id of an SMS
 * @param enquireLink how long the connection may be silent before the hub asks whether the SMSC is there
 * @param answerWithin how long an answer is awaited
 */
public record SmppSettings(String host, int port, boolean encrypted, String systemId, String password, String systemType, String sender,
    MessageIds ids, Duration enquireLink, Duration answerWithin) {
    @Override
    public String toString() {
        return "SmppSettings[" + host + ":" + port + "]";
    }
}
