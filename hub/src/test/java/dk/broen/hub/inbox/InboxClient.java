package dk.broen.hub.inbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without pictures and scripts: it keeps cookies, sends the token of the form, and follows no redirect. */
final class InboxClient {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final String base;
    private final Map<String, String> cookies = new TreeMap<>();
    private String token = "";

    InboxClient(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** An answer of the hub. */
    record Page(int status, String location, String body, Map<String, List<String>> headers) {
        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of("")).get(0);
        }
    }

    Page get(String path) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path)).GET());
    }

    /** Sends a form with the token of the last page. */
    Page post(String path, Map<String, String> fields) throws IOException {
        Map<String, String> all = new TreeMap<>(fields);
        all.put("_csrf", token);
        return postWithoutToken(path, all);
    }

    /** Sends a form with a file, with the token of the last page. */
    Page upload(String path, String file, Map<String, String> fields) throws IOException {
        String edge = "edge-of-a-part";
        StringBuilder body = new StringBuilder();
        Map<String, String> all = new TreeMap<>(fields);
        all.put("_csrf", token);
        all.forEach((name, value) -> body.append("--").append(edge).append("\r\nContent-Disposition: form-data; name=\"").append(name)
            .append("\"\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n").append(value).append("\r\n"));
        body.append("--").append(edge).append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ark.csv\"\r\n")
            .append("Content-Type: text/csv\r\n\r\n").append(file).append("\r\n--").append(edge).append("--\r\n");
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "multipart/form-data; boundary=" + edge)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    Page postWithoutToken(String path, Map<String, String> fields) throws IOException {
        String body =
            fields.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Logs in and returns where the hub sends the person. */
    Page logIn(String user, String password) throws IOException {
        get("/inbox/login");
        return post("/inbox/login", Map.of("user", user, "password", password));
    }

    /** Goes where an answer sends. */
    Page follow(Page answer) throws IOException {
        return get(answer.location());
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    void forgetCookies() {
        cookies.clear();
    }

    private Page send(HttpRequest.Builder request) throws IOException {
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response = http.send(request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("set-cookie").forEach(this::keep);
            Matcher found = TOKEN.matcher(response.body());
            if (found.find()) {
                token = found.group(1);
            }
            return new Page(response.statusCode(), response.headers().firstValue("location").orElse(""), response.body(),
                response.headers().map());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private void keep(String cookie) {
        String[] parts = cookie.split(";", 2)[0].split("=", 2);
        cookies.put(parts[0], parts[1]);
    }
}
