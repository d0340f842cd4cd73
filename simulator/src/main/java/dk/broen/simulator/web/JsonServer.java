package dk.broen.simulator.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An HTTP server on the loopback address for one path: POST of a JSON document with a bearer token.
 * It refuses another method (405), a missing or wrong token (401) and a body that is not JSON (400) before it calls the stand-in.
 */
public final class JsonServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String path;
    private final String token;
    private final Function<JsonNode, JsonAnswer> standIn;
    private final int port;
    private Optional<Running> running = Optional.empty();

    /**
     * Starts the server.
     *
     * @param port 0 for a free port, which stays the same after {@link #close()} and {@link #start()}
     */
    public JsonServer(int port, String path, String token, Function<JsonNode, JsonAnswer> standIn) {
        this.path = path;
        this.token = token;
        this.standIn = standIn;
        this.port = listen(port);
    }

    /** The URL for requests. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public int port() {
        return port;
    }

    /** Listens again on the same port, after {@link #close()}. */
    public void start() {
        listen(port);
    }

    /** Closes the socket and every open connection. New connections are refused. */
    @Override
    public synchronized void close() {
        running.ifPresent(Running::stop);
        running = Optional.empty();
    }

    private synchronized int listen(int requestedPort) {
        if (running.isEmpty()) {
            try {
                HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), requestedPort), 0);
                ExecutorService threads = Executors.newCachedThreadPool(JsonServer::daemon);
                server.setExecutor(threads);
                server.createContext(path, this::exchange);
                server.start();
                running = Optional.of(new Running(server, threads));
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot listen on port " + requestedPort, failure);
            }
        }
        return running.orElseThrow().server().getAddress().getPort();
    }

    private void exchange(HttpExchange exchange) throws IOException {
        JsonAnswer answer = answer(exchange);
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

    private JsonAnswer answer(HttpExchange exchange) throws IOException {
        byte[] request = exchange.getRequestBody().readAllBytes();
        if (!exchange.getRequestMethod().equals("POST")) {
            return refusal(405, "the method is not POST");
        }
        if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return refusal(401, "the bearer token is missing or wrong");
        }
        try {
            return standIn.apply(JSON.readTree(request));
        } catch (JsonProcessingException malformed) {
            return refusal(400, "the body is not JSON");
        }
    }

    private static JsonAnswer refusal(int status, String why) {
        return new JsonAnswer.Document(status, JsonNodeFactory.instance.objectNode().put("error", why));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "stand-in-http");
        thread.setDaemon(true);
        return thread;
    }

    private record Running(HttpServer server, ExecutorService threads) {
        void stop() {
            server.stop(0);
            threads.shutdownNow();
        }
    }
}
