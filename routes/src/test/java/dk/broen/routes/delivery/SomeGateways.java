package dk.broen.routes.delivery;

import dk.broen.mappings.sms.SmsAccount;
import dk.broen.mappings.sms.SmsForm;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a mail relay and an SMS gateway with values that do not matter to the test. */
final class SomeGateways {
    static final SmsGateway SMS = sms("http://127.0.0.1:8089/sms", "");

    private SomeGateways() {}

    /** A gateway of the form that the settings have if they say nothing else. */
    static SmsGateway.ByHttp sms(String url, String token) {
        return new SmsGateway.ByHttp(URI.create(url), new SmsAccount(token, "", "", "Broen", ""),
            new SmsForm("POST", Map.of("Authorization", "Bearer {token}"), SmsForm.Encoding.JSON, "",
                "{\"to\": \"{number}\", \"text\": \"{text}\", \"sender\": \"{sender}\", \"reference\": \"{reference}\"}", "/id"));
    }

    static MailRelay encryptedRelay(int port, String... domains) {
        return new MailRelay("127.0.0.1", port, true, "", "", "broen@localhost", Optional.empty(), List.of(domains));
    }

    static MailRelay relayWithLogin(int port, String user, String password) {
        return new MailRelay("127.0.0.1", port, false, user, password, "broen@localhost", Optional.empty(), List.of());
    }
}
