package dk.broen.adapters.mllp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MllpConnectionsTest {
    private static final int TWO = 2;
    private static final byte[] FRAME = "\u000BMSH|M1\u001C\r".getBytes(StandardCharsets.ISO_8859_1);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private int port;

    @BeforeEach
    void listen() throws Exception {
        MllpSettings settings =
            new MllpSettings("127.0.0.1", 0, TWO, 4096, Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofMinutes(5), 128);
        MllpEndpoint mllp = new MllpEndpoint(settings, start -> new byte[0]);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(mllp.in(getContext())).setBody(body());
            }
        });
        assertThatThrownBy(mllp::port).as("before the route starts").isInstanceOf(IllegalStateException.class);
        camel.start();
        port = mllp.port();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void a_connection_above_the_limit_is_closed_and_the_others_are_still_served() throws IOException {
        try (HospitalConnection first = new HospitalConnection(port); HospitalConnection second = new HospitalConnection(port)) {
            assertThat(first.sends(FRAME).answer()).isEqualTo("MSH|M1");
            assertThat(second.sends(FRAME).answer()).isEqualTo("MSH|M1");
            try (HospitalConnection third = new HospitalConnection(port)) {
                assertThat(third.isClosedByHub()).isTrue();
            }
            assertThat(first.sends(FRAME).answer()).isEqualTo("MSH|M1");
        }
        await("a new connection is served again").ignoreExceptions().until(() -> {
            try (HospitalConnection next = new HospitalConnection(port)) {
                return next.sends(FRAME).answer().equals("MSH|M1");
            }
        });
    }
}
