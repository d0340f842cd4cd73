package dk.broen.routes.delivery;

import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The endpoints for mail and SMS, and the rule for plain-text mail. No endpoint URI contains a secret, because Hawtio shows the URIs of the
 * routes.
 */
@Component
class Gateways {
    private final MailRelay relay;
    private final SmsGateway sms;

    Gateways(MailRelay relay, SmsGateway sms) {
        this.relay = relay;
        this.sms = sms;
    }

    /** Plain text is sent only to a domain that the configuration allows; all other addresses get a pointer (domain.md §7). */
    boolean mayReadPlain(String address) {
        String domain = address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
        return address.indexOf('@') > 0 && relay.domains().stream().anyMatch(domain::equalsIgnoreCase);
    }

    /** A mail server that reports on a mail returns its headers only: the text is about a citizen. */
    String mail() {
        String endpoint = "smtp://" + relay.host() + ":" + relay.port()
            + "?connectionTimeout=5000&mail.smtp.timeout=20000&mail.smtp.writetimeout=20000"
            + "&mail.smtp.dsn.notify=FAILURE,DELAY&mail.smtp.dsn.ret=HDRS"
            + relay.returnTo().map(address -> "&mail.smtp.from=RAW(" + address + ")").orElse("");
        if (relay.encrypted()) {
            endpoint += "&mail.smtp.starttls.enable=true&mail.smtp.starttls.required=true&mail.smtp.ssl.checkserveridentity=true"
                + "&mail.smtp.ssl.protocols=TLSv1.2 TLSv1.3";
        }
        return relay.user().isEmpty() ? endpoint : endpoint + "&authenticator=#" + SmtpLogin.NAME;
    }

    String mailSender() {
        return relay.from();
    }

    /** Where people answer, if it is not the sender address. */
    Optional<String> mailAnswers() {
        return relay.returnTo().filter(address -> !address.equals(relay.from()));
    }

    /** The domain of the sender address, for Message-IDs. */
    String mailHost() {
        return relay.from().substring(relay.from().indexOf('@') + 1);
    }

    /** The gateway's URL without its query: some gateways require a secret in the query, and Hawtio shows the URI of the route. */
    String sms() {
        String url = sms.url().toString();
        return (url.contains("?") ? url.substring(0, url.indexOf('?')) : url) + "?connectTimeout=5000&responseTimeout=20000"
            + "&httpClientConfigurer=#" + OneRequest.NAME;
    }

    /** The answer is read also if its status is an error: it can be an acknowledgement. */
    static String medcom(String url) {
        return url + "?connectTimeout=5000&responseTimeout=20000&throwExceptionOnFailure=false&httpClientConfigurer=#" + OneRequest.NAME;
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
