package dk.broen.simulator.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person who logs in to the inbox with a browser, and answers a notice. */
final class InboxVisit {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final int OK = 200;

    private final HttpClient browser =
        HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL).build();
    private final URI inbox;

    /** @param hub the address of the hub, such as {@code http://127.0.0.1:8080} */
    InboxVisit(URI hub) {
        this.inbox = hub.resolve("/inbox");
    }

    /** Logs in, opens the notice by the address that its reference leads to, and presses "modtaget". */
    void received(String login, String password, String reference) throws IOException, InterruptedException {
        String loginPage = page(request("/inbox/login").GET());
        page(form("/inbox/login", loginPage, "&user=" + encoded(login) + "&password=" + encoded(password)));
        String notice = page(request("/n/" + reference).GET());
        page(form("/inbox/notices/" + reference + "/answer", notice, "&kind=RECEIVED"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(inbox.resolve(path)).header("Accept", "text/html");
    }

    /** Sends a form with the token of the page that it is on. */
    private HttpRequest.Builder form(String path, String page, String fields) {
        Matcher token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new IllegalStateException("the inbox has no form where the demo expects one: " + path);
        }
        return request(path).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + encoded(token.group(1)) + fields));
    }

    private String page(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> page = browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (page.statusCode() != OK) {
            throw new IllegalStateException("the inbox answered " + page.uri().getPath() + " with status " + page.statusCode());
        }
        return page.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
