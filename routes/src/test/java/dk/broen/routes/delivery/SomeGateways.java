package dk.broen.routes.delivery;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Makes a mail relay and an SMS gateway with values that do not matter to the test. */
final class SomeGateways {
    static final SmsGateway SMS = new SmsGateway(URI.create("http://127.0.0.1:8089/sms"), "", "Broen");

    private SomeGateways() {}

    static MailRelay encryptedRelay(int port, String... domains) {
        return new MailRelay("127.0.0.1", port, true, "", "", "broen@localhost", Optional.empty(), List.of(domains));
    }

    static MailRelay relayWithLogin(int port, String user, String password) {
        return new MailRelay("127.0.0.1", port, false, user, password, "broen@localhost", Optional.empty(), List.of());
    }
}
