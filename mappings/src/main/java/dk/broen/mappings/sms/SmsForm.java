package dk.broen.mappings.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.domain.terms.NotificationId;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How a gateway takes an SMS. Placeholders stand for what differs: {@code {number}} (E.164), {@code {digits}} (the same without the plus sign),
 * {@code {text}}, {@code {sender}}, {@code {reference}}, {@code {reports-url}}, and the account: {@code {token}}, {@code {user}},
 * {@code {password}}, {@code {basic}} (HTTP Basic, headers only).
 *
 * @param method POST or PUT
 * @param headers besides Content-Type
 * @param encoding of the body; the values are escaped for it
 * @param query follows the query that the URL has
 * @param idAt the JSON pointer to the gateway's id of the SMS in the answer; empty if it has none
 */
public record SmsForm(String method, Map<String, String> headers, Encoding encoding, String query, String body, String idAt) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OF_HEADERS = Set.of("token", "basic", "reference");
    private static final Set<String> OF_BODY =
        Set.of("number", "digits", "text", "sender", "reference", "reports-url", "token", "user", "password");
    /** Longer or stranger ids are not kept: they are text of a foreign host. */
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,100}");
    private static final OutgoingSms SAMPLE = new OutgoingSms("+4520000001", "Ny besked i Broen, ref 7KQ4ZT. Log ind.",
        new NotificationId(new UUID(0, 0)));

    public SmsForm {
        headers = Map.copyOf(headers);
    }

    /** How the body is written. */
    public enum Encoding {
        JSON("application/json"), FORM("application/x-www-form-urlencoded");

        private final String contentType;

        Encoding(String contentType) {
            this.contentType = contentType;
        }
    }

    /**
     * What is wrong with the form; the key is that of the settings.
     *
     * @param message what was found, and what is accepted
     */
    public record Fault(String key, String message) {}

    /** The first fault of the form. */
    public Optional<Fault> fault() {
        return headers.entrySet().stream().flatMap(header -> unknown("headers", Template.plain(header.getValue()), OF_HEADERS).stream())
            .findFirst().or(() -> unknown("query", Template.form(query), OF_BODY)).or(() -> unknown("body", template(), OF_BODY))
            .or(this::notJson).or(this::noPointer);
    }

    private static Optional<Fault> unknown(String key, Template template, Set<String> known) {
        return template.unknown(known).map(name -> new Fault(key, "{" + name + "} is no placeholder here; use one of "
            + String.join(", ", new TreeSet<>(known))));
    }

    private Optional<Fault> notJson() {
        if (encoding != Encoding.JSON) {
            return Optional.empty();
        }
        try {
            return JSON.readTree(template().filled(values(SAMPLE, new SmsAccount("t", "u", "p", "Broen", "https://hub.example"))))
                .isObject()
                    ? Optional.empty() : Optional.of(new Fault("body", "is not a JSON object"));
        } catch (JsonProcessingException invalid) {
            return Optional.of(new Fault("body", "is not JSON when its placeholders are filled"));
        }
    }

    private Optional<Fault> noPointer() {
        return idAt.isEmpty() || idAt.startsWith("/") ? Optional.empty()
            : Optional.of(new Fault("idAt", "must be a JSON pointer such as /id, or empty"));
    }

    /** @param ownQuery the query of the URL in the settings */
    public SmsRequest write(OutgoingSms sms, SmsAccount account, Optional<String> ownQuery) {
        Map<String, String> values = values(sms, account);
        Map<String, String> filled = new HashMap<>();
        headers.forEach((name, value) -> filled.put(name, Template.plain(value).filled(values)));
        Optional<String> more = Optional.of(query).filter(text -> !text.isEmpty()).map(text -> Template.form(text).filled(values));
        return new SmsRequest(method, both(ownQuery, more), encoding.contentType, filled, template().filled(values));
    }

    private static Optional<String> both(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent() ? Optional.of(one.get() + "&" + other.get()) : one.or(() -> other);
    }

    /** What the gateway calls the SMS; empty if its answer does not say that. */
    public Optional<String> id(byte[] answer) {
        if (idAt.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(answer).at(idAt)).filter(JsonNode::isValueNode).map(JsonNode::asText)
                .filter(id -> ID.matcher(id).matches());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private Template template() {
        return encoding == Encoding.JSON ? Template.json(body) : Template.form(body);
    }

    private static Map<String, String> values(OutgoingSms sms, SmsAccount account) {
        Map<String, String> values = new HashMap<>();
        values.put("number", sms.number());
        values.put("digits", sms.number().replace("+", ""));
        values.put("text", sms.text());
        values.put("sender", account.sender());
        values.put("reference", sms.reference().toString());
        values.put("reports-url", account.reportsUrl());
        values.put("token", account.token());
        values.put("user", account.user());
        values.put("password", account.password());
        values.put("basic", account.basic());
        return values;
    }

    @Override
    public String toString() {
        return "SmsForm[" + method + " " + encoding + "]";
    }
}
