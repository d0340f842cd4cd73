package dk.broen.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShortAnswerTest {
    private static final int LONGEST = 1024 * 1024;
    private static final int MORE_THAN_ALL_CONNECTIONS = 30;
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private HttpServer host;
    private byte[] answer;
    private String encoding = "";

    @BeforeEach
    void start() throws Exception {
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.createContext("/", this::answer);
        host.start();
        camel.getRegistry().bind(OneRequest.NAME, new OneRequest());
        String url = "http://127.0.0.1:" + host.getAddress().getPort() + "/fhir";
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:medcom").errorHandler(noErrorHandler()).to(Gateways.medcom(url));
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() throws IOException {
        camel.close();
        host.stop(0);
    }

    @Test
    void an_answer_of_a_megabyte_is_read() throws IOException {
        answer = body(LONGEST);
        assertThat(body(posted())).isEqualTo(answer);
        answer = gzip(answer);
        encoding = "gzip";
        assertThat(body(posted())).hasSize(LONGEST);
    }

    @Test
    void of_a_longer_answer_the_status_counts_only() throws IOException {
        answer = body(LONGEST + 1);
        for (int one = 0; one < MORE_THAN_ALL_CONNECTIONS; one++) {
            Exchange posted = posted();
            assertThat(body(posted)).isEmpty();
            assertThat(posted.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
        }
    }

    @Test
    void a_short_answer_that_becomes_long_is_a_long_one() throws IOException {
        answer = gzip(body(LONGEST + 1));
        encoding = "gzip";
        assertThat(answer).hasSizeLessThan(LONGEST);
        assertThat(body(posted())).isEmpty();
    }

    private Exchange posted() {
        Exchange posted = camel.createProducerTemplate().send("direct:medcom", exchange -> exchange.getMessage().setBody("{}"));
        assertThat(posted.getException()).isNull();
        return posted;
    }

    private void answer(HttpExchange request) throws IOException {
        request.getRequestBody().readAllBytes();
        if (!encoding.isEmpty()) {
            request.getResponseHeaders().set("Content-Encoding", encoding);
        }
        request.sendResponseHeaders(200, 0);
        try (OutputStream out = request.getResponseBody()) {
            out.write(answer);
        }
    }

    private static byte[] body(Exchange posted) {
        return posted.getMessage().getBody(byte[].class);
    }

    private static byte[] body(int length) {
        return " ".repeat(length).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        }
        return compressed.toByteArray();
    }
}
