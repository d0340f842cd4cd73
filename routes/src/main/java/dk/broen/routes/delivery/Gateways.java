package dk.broen.routes.delivery;

import dk.broen.mappings.sms.OutgoingSms;
import dk.broen.mappings.sms.SmsRequest;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
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

    /**
     * Where an SMS goes. The URL of an HTTP gateway is without its query: some gateways require a secret in the query, and Hawtio shows the URI of
     * the route.
     */
    String sms() {
        return sms instanceof SmsGateway.ByHttp http
            ? withoutQuery(http.url().toString()) + "?connectTimeout=5000&responseTimeout=20000&httpClientConfigurer=#" + OneRequest.NAME
            : "bean:" + SubmitSms.NAME;
    }

    private static String withoutQuery(String url) {
        return url.contains("?") ? url.substring(0, url.indexOf('?')) : url;
    }

    /** The answer is read also if its status is an error: it can be an acknowledgement. */
    static String medcom(String url) {
        return url + "?connectTimeout=5000&responseTimeout=20000&throwExceptionOnFailure=false&httpClientConfigurer=#" + OneRequest.NAME;
    }

    /** Makes the message what the gateway takes. It has no headers before. */
    void write(OutgoingSms outgoing, Message message) {
        if (sms instanceof SmsGateway.ByHttp http) {
            SmsRequest request = http.form().write(outgoing, http.account(), Optional.ofNullable(http.url().getRawQuery()));
            request.headers().forEach(message::setHeader);
            message.setHeader(Exchange.HTTP_METHOD, request.method());
            message.setHeader(Exchange.CONTENT_TYPE, request.contentType());
            request.query().ifPresent(query -> message.setHeader(Exchange.HTTP_QUERY, query));
            message.setBody(request.body(), String.class);
        } else {
            message.setBody(outgoing);
        }
    }

    /** What the gateway calls the SMS that it took, from its answer; empty if it does not say that. */
    Optional<String> gatewayId(Message answer) {
        return sms instanceof SmsGateway.ByHttp http
            ? Optional.ofNullable(answer.getBody(byte[].class)).flatMap(http.form()::id)
            : Optional.ofNullable(answer.getBody(String.class));
    }
}
