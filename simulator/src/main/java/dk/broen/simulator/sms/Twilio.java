package dk.broen.simulator.sms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dk.broen.simulator.web.JsonAnswer;
import dk.broen.simulator.web.WebRequest;
import dk.broen.simulator.web.WebServer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Twilio's Messages resource, as far as the hub uses it (https://www.twilio.com/docs/messaging/api/message-resource), and its status callbacks
 * with their signatures (https://www.twilio.com/docs/usage/security). What the documentation does not allow is refused.
 */
public final class Twilio implements AutoCloseable {
    private static final Set<String> FIELDS = Set.of("To", "From", "Body", "StatusCallback");
    private final WebServer server = WebServer.http(this::answer);
    private final String account;
    private final String token;
    private final Signer signer;
    private final Clock clock;
    private final List<ReceivedSms> received = new CopyOnWriteArrayList<>();
    private final Map<String, String> callbacks = new ConcurrentHashMap<>();

    /**
     * @param account its SID
     * @param token the auth token of the account
     * @param clock says when an SMS arrived
     */
    public Twilio(String account, String token, Clock clock) {
        this.clock = clock;
        this.account = account;
        this.token = token;
        this.signer = new Signer("HmacSHA1", token);
    }

    /** The URL for messages of the account. */
    public URI uri() {
        return server.uri(target());
    }

    private String target() {
        return "/2010-04-01/Accounts/" + account + "/Messages.json";
    }

    /** What was taken, in order of arrival. Twilio knows no reference: it is empty. */
    public List<ReceivedSms> received() {
        return List.copyOf(received);
    }

    /** Where Twilio reports on the SMS. */
    public String callback(ReceivedSms sms) {
        return callbacks.get(sms.id());
    }

    /**
     * A status callback, as Twilio posts it.
     *
     * @param address the address of the reports, as the SMS names it
     */
    public Report report(ReceivedSms sms, String status, String address) {
        SortedMap<String, String> fields =
            new TreeMap<>(Map.of("ApiVersion", "2010-04-01", "AccountSid", account, "From", sms.sender(), "To",
                sms.to(), "MessageSid", sms.id(), "MessageStatus", status, "SmsSid", sms.id(), "SmsStatus", status));
        if (status.equals("undelivered") || status.equals("failed")) {
            fields.put("ErrorCode", "30003");
        }
        StringBuilder signed = new StringBuilder(callback(sms));
        fields.forEach((name, value) -> signed.append(name).append(value));
        return new Report(callback(sms).substring(address.length()), "application/x-www-form-urlencoded",
            Map.of("X-Twilio-Signature", signer.base64(signed.toString().getBytes(StandardCharsets.UTF_8))),
            fields.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
    }

    @Override
    public void close() {
        server.close();
    }

    private JsonAnswer answer(WebRequest request) {
        String login = "Basic " + Base64.getEncoder().encodeToString((account + ":" + token).getBytes(StandardCharsets.UTF_8));
        if (!request.authorization().equals(login)) {
            return refusal(401, 20003);
        }
        if (!request.method().equals("POST") || !request.target().equals(target())) {
            return refusal(404, 20404);
        }
        if (!request.contentType().startsWith("application/x-www-form-urlencoded")) {
            return refusal(400, 21602);
        }
        return take(request.form());
    }

    private JsonAnswer take(Map<String, String> sms) {
        if (!FIELDS.containsAll(sms.keySet()) || !sms.getOrDefault("To", "").matches("\\+[1-9]\\d{6,14}")) {
            return refusal(400, 21211);
        }
        if (!sms.getOrDefault("From", "").matches("[A-Za-z0-9 ]{1,11}|\\+[1-9]\\d{6,14}")) {
            return refusal(400, 21212);
        }
        if (sms.getOrDefault("Body", "").isEmpty() || sms.get("Body").length() > 1600) {
            return refusal(400, 21602);
        }
        if (!sms.getOrDefault("StatusCallback", "").matches("https?://[^\\s]+")) {
            return refusal(400, 21609);
        }
        String id = "SM" + String.format("%032x", received.size() + 1);
        callbacks.put(id, sms.get("StatusCallback"));
        received.add(new ReceivedSms(id, sms.get("To"), sms.get("Body"), sms.get("From"), "", 1, clock.instant()));
        return new JsonAnswer.Document(201, JsonNodeFactory.instance.objectNode().put("sid", id).put("account_sid", account)
            .put("status", "queued").put("to", sms.get("To")).put("from", sms.get("From")).put("body", sms.get("Body")));
    }

    private static JsonAnswer refusal(int status, int code) {
        return new JsonAnswer.Document(status, JsonNodeFactory.instance.objectNode().put("code", code).put("status", status));
    }
}
