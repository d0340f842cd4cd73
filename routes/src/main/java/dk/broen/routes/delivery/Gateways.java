package dk.broen.routes.delivery;

import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where mail and SMS leave, and what may be said there. No endpoint's address holds a secret: whoever looks at the routes sees it. */
@Component
class Gateways {
    private final MailRelay relay;
    private final SmsGateway sms;

    Gateways(MailRelay relay, SmsGateway sms) {
        this.relay = relay;
        this.sms = sms;
    }

    /** Plain text only to a domain that configuration allows; everybody else gets a pointer (domain.md §7). */
    boolean mayReadPlain(String address) {
        String domain = address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
        return address.indexOf('@') > 0 && relay.domains().stream().anyMatch(domain::equalsIgnoreCase);
    }

    String mail() {
        String endpoint = "smtp://" + relay.host() + ":" + relay.port()
            + "?connectionTimeout=5000&mail.smtp.timeout=20000&mail.smtp.writetimeout=20000";
        if (relay.encrypted()) {
            endpoint += "&mail.smtp.starttls.enable=true&mail.smtp.starttls.required=true&mail.smtp.ssl.checkserveridentity=true"
                + "&mail.smtp.ssl.protocols=TLSv1.2 TLSv1.3";
        }
        return relay.user().isEmpty() ? endpoint : endpoint + "&authenticator=#" + SmtpLogin.NAME;
    }

    String mailSender() {
        return relay.from();
    }

    /** The domain of the sender, for Message-IDs. */
    String mailHost() {
        return relay.from().substring(relay.from().indexOf('@') + 1);
    }

    /** Without what follows the question mark: some gateways want a secret there, and the route is shown in Hawtio. */
    String sms() {
        String url = sms.url().toString();
        return (url.contains("?") ? url.substring(0, url.indexOf('?')) : url) + "?connectTimeout=5000&responseTimeout=20000";
    }

    Optional<String> smsQuery() {
        return Optional.ofNullable(sms.url().getRawQuery());
    }

    String smsToken() {
        return sms.token();
    }

    String smsSender() {
        return sms.sender();
    }
}
