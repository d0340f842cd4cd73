package dk.broen.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host that always sends another byte in time: no timeout of the connection ever passes. */
@Timeout(60)
class SlowAnswerTest {
    private static final Duration LONGEST = Duration.ofMillis(500);
    private static final long BETWEEN_BYTES_MS = 50;
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private ServerSocket host;

    @BeforeEach
    void start() throws Exception {
        host = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        HttpClientConfigurer inTime = client -> client.addExecInterceptorFirst("short-answer", new ShortAnswer(LONGEST));
        camel.getRegistry().bind(OneRequest.NAME, inTime);
        String url = Gateways.medcom("http://127.0.0.1:" + host.getLocalPort() + "/fhir");
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:medcom").errorHandler(noErrorHandler()).to(url);
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() throws IOException {
        camel.close();
        host.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Type: application/fhir+json\r\nContent-Length: 100000\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX-Slow: "})
    void an_answer_that_never_ends_is_a_host_that_does_not_answer(String atOnce) {
        CompletableFuture<Void> trickles = CompletableFuture.runAsync(() -> trickle(atOnce));

        Exchange posted = camel.createProducerTemplate().send("direct:medcom", exchange -> exchange.getMessage().setBody("{}"));

        assertThat(posted.getException()).isInstanceOf(SocketTimeoutException.class);
        assertThat(trickles).as("the connection is closed").failsWithin(Duration.ofSeconds(20));
    }

    @Test
    void a_request_that_fails_while_it_is_being_ended_was_too_slow() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        CompletableFuture<Void> failed = new CompletableFuture<>();
        HttpPost request = new HttpPost("http://127.0.0.1/fhir") {
            @Override
            public boolean cancel() {
                closed.complete(null);
                failed.join();
                return true;
            }
        };
        ExecChain.Scope scope = new ExecChain.Scope("1", new HttpRoute(new HttpHost("127.0.0.1", 80)), request, mock(ExecRuntime.class),
            HttpClientContext.create());
        ExecChain chain = (sent, of) -> {
            closed.join();
            throw new SocketException("Socket closed");
        };

        Throwable thrown = catchThrowable(() -> new ShortAnswer(LONGEST).execute(request, scope, chain));
        failed.complete(null);

        assertThat(thrown).isInstanceOf(SocketTimeoutException.class);
    }

    private void trickle(String atOnce) {
        try (Socket client = host.accept()) {
            OutputStream out = client.getOutputStream();
            out.write(atOnce.getBytes(StandardCharsets.US_ASCII));
            while (!Thread.currentThread().isInterrupted()) {
                out.write('x');
                out.flush();
                Thread.sleep(BETWEEN_BYTES_MS);
            }
        } catch (IOException | InterruptedException closed) {
            throw new IllegalStateException(closed);
        }
    }
}
