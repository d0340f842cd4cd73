package dk.broen.routes.dispatch;

import dk.broen.routes.BroenSettings;
import dk.broen.routes.StartRefused;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Where mail and SMS leave, and what may be said there. No endpoint's address holds a secret: whoever looks at the routes sees it. */
@Component
class Gateways {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1");

    private final BroenSettings.Smtp smtp;
    private final BroenSettings.Sms sms;

    /** @throws StartRefused when mail would leave the machine unencrypted */
    Gateways(BroenSettings settings) {
        smtp = settings.smtp();
        sms = settings.sms();
        if (smtp.starttls() == BroenSettings.StartTls.NONE && !THIS_MACHINE.contains(smtp.host())) {
            throw new StartRefused(List.of("broen.smtp.starttls: NONE is only for a mail server on this machine; "
                + smtp.host() + " is another, set REQUIRED"));
        }
    }

    /** Plain text only to a domain that configuration allows; everybody else gets a pointer (domain.md §7). */
    boolean mayReadPlain(String address) {
        String domain = address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
        return address.indexOf('@') > 0 && smtp.domains().stream().anyMatch(domain::equalsIgnoreCase);
    }

    String mail() {
        String endpoint = "smtp://" + smtp.host() + ":" + smtp.port()
            + "?connectionTimeout=5000&mail.smtp.timeout=20000&mail.smtp.writetimeout=20000";
        if (smtp.starttls() == BroenSettings.StartTls.REQUIRED) {
            endpoint += "&mail.smtp.starttls.enable=true&mail.smtp.starttls.required=true&mail.smtp.ssl.checkserveridentity=true"
                + "&mail.smtp.ssl.protocols=TLSv1.2 TLSv1.3";
        }
        return smtp.user().isEmpty() ? endpoint : endpoint + "&authenticator=#" + SmtpLogin.NAME;
    }

    String mailSender() {
        return smtp.from();
    }

    /** The domain of the sender, for Message-IDs. */
    String mailHost() {
        return smtp.from().substring(smtp.from().indexOf('@') + 1);
    }

    /** Without what follows the question mark: some gateways want a secret there, and the route is shown in Hawtio. */
    String sms() {
        String url = sms.url().toString();
        return (url.contains("?") ? url.substring(0, url.indexOf('?')) : url) + "?connectTimeout=5000&responseTimeout=20000";
    }

    Optional<String> smsQuery() {
        return Optional.ofNullable(sms.url().getQuery());
    }

    String smsToken() {
        return sms.token();
    }

    String smsSender() {
        return sms.sender();
    }
}
