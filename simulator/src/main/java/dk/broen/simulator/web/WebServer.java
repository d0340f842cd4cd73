package dk.broen.simulator.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** An HTTP or HTTPS server on the loopback address for all methods and paths. The stand-in answers in JSON. */
public final class WebServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(WebServer::daemon);
    private final Function<WebRequest, JsonAnswer> standIn;
    private final String scheme;

    private WebServer(HttpServer server, String scheme, Function<WebRequest, JsonAnswer> standIn) {
        this.server = server;
        this.scheme = scheme;
        this.standIn = standIn;
        server.setExecutor(threads);
        server.createContext("/", this::exchange);
        server.start();
    }

    /** Starts a server on a free port, without TLS. */
    public static WebServer http(Function<WebRequest, JsonAnswer> standIn) {
        try {
            return new WebServer(HttpServer.create(freePort(), 0), "http", standIn);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Starts a server on a free port, with TLS.
     *
     * @param context the certificate of the server, and the client certificates that it trusts
     * @param clientCertificate whether a client without a trusted certificate is refused
     */
    public static WebServer https(SSLContext context, boolean clientCertificate, Function<WebRequest, JsonAnswer> standIn) {
        try {
            HttpsServer server = HttpsServer.create(freePort(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters tls = getSSLContext().getDefaultSSLParameters();
                    tls.setNeedClientAuth(clientCertificate);
                    parameters.setSSLParameters(tls);
                }
            });
            return new WebServer(server, "https", standIn);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts a server with TLS if there is a context, else without. */
    public static WebServer of(Optional<SSLContext> context, boolean clientCertificate, Function<WebRequest, JsonAnswer> standIn) {
        return context.map(tls -> https(tls, clientCertificate, standIn)).orElseGet(() -> http(standIn));
    }

    /** The URL of a path of this server. */
    public URI uri(String path) {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void exchange(HttpExchange exchange) throws IOException {
        JsonAnswer answer = standIn.apply(new WebRequest(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
            header(exchange, "Authorization"), header(exchange, "Content-Type"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        if (answer instanceof JsonAnswer.Document document) {
            byte[] body = JSON.writeValueAsBytes(document.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(document.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        } else if (answer instanceof JsonAnswer.HangUp) {
            exchange.close();
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }

    private static InetSocketAddress freePort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "stand-in-web");
        thread.setDaemon(true);
        return thread;
    }
}
