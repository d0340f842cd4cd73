package dk.broen.adapters.mllp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MllpConnectionsTest {
    private static final int THREE = 3;
    private static final int TWO_OF_A_PEER = 2;
    private static final byte[] FRAME = "\u000BMSH|M1\u001C\r".getBytes(StandardCharsets.ISO_8859_1);
    private static final Duration LONG = Duration.ofMinutes(5);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private int port;

    private void listen(Duration firstFrameTime) throws Exception {
        MllpSettings settings = new MllpSettings("0.0.0.0", 0, THREE, TWO_OF_A_PEER, 4096, firstFrameTime, LONG, LONG, LONG, 128);
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
    void a_connection_above_the_limit_is_closed_and_the_others_are_still_served() throws Exception {
        listen(LONG);
        try (HospitalConnection first = from("127.0.0.1"); HospitalConnection second = from("127.0.0.2");
            HospitalConnection third = from("127.0.0.3")) {
            for (HospitalConnection served : List.of(first, second, third)) {
                assertThat(served.sends(FRAME).answer()).isEqualTo("MSH|M1");
            }
            try (HospitalConnection fourth = from("127.0.0.4")) {
                assertThat(fourth.isClosedByHub()).isTrue();
            }
            assertThat(first.sends(FRAME).answer()).isEqualTo("MSH|M1");
        }
        isServedAgain();
    }

    @Test
    void a_connection_above_the_limit_of_its_peer_is_closed_and_another_peer_is_still_served() throws Exception {
        listen(LONG);
        try (HospitalConnection first = from("127.0.0.1"); HospitalConnection second = from("127.0.0.1")) {
            assertThat(first.sends(FRAME).answer()).isEqualTo("MSH|M1");
            assertThat(second.sends(FRAME).answer()).isEqualTo("MSH|M1");
            try (HospitalConnection third = from("127.0.0.1")) {
                assertThat(third.isClosedByHub()).isTrue();
            }
            try (HospitalConnection other = from("127.0.0.2")) {
                assertThat(other.sends(FRAME).answer()).isEqualTo("MSH|M1");
            }
        }
        isServedAgain();
    }

    @Test
    void a_connection_that_begins_no_frame_is_closed() throws Exception {
        listen(Duration.ofMillis(100));
        try (HospitalConnection silent = from("127.0.0.1"); HospitalConnection noisy = from("127.0.0.1")) {
            noisy.sends(new byte[] {'\r', '\n'});
            assertThat(silent.isClosedByHub()).isTrue();
            assertThat(noisy.isClosedByHub()).isTrue();
        }
    }

    private HospitalConnection from(String address) throws IOException {
        return new HospitalConnection(InetAddress.getByName(address), port);
    }

    private void isServedAgain() {
        await("a new connection is served again").ignoreExceptions().until(() -> {
            try (HospitalConnection next = from("127.0.0.1")) {
                return next.sends(FRAME).answer().equals("MSH|M1");
            }
        });
    }
}
