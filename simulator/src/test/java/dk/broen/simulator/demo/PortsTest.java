package dk.broen.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void a_port_that_is_taken_is_replaced_by_a_free_one() throws IOException {
        try (ServerSocket taken = listening(); ServerSocket closed = listening()) {
            closed.close();
            Ports ports = Ports.orFree(Map.of("MLLP", taken.getLocalPort(), "HTTP", closed.getLocalPort()));

            assertThat(ports.settings())
                .isEqualTo(Map.of("BROEN_MLLP_PORT", "0", "BROEN_HTTP_PORT", Integer.toString(closed.getLocalPort())));
            assertThat(ports.areTaken()).isFalse();
        }
    }

    @Test
    void a_port_that_is_taken_after_it_was_chosen_is_detected() throws IOException {
        try (ServerSocket closed = listening()) {
            closed.close();
            Ports ports = Ports.orFree(Map.of("BROKER", closed.getLocalPort()));

            try (ServerSocket other = new ServerSocket(closed.getLocalPort(), 1, InetAddress.getLoopbackAddress())) {
                assertThat(other.isBound()).isTrue();
                assertThat(ports.areTaken()).isTrue();
            }
        }
    }

    @Test
    void free_ports_are_never_taken() {
        assertThat(Ports.free().settings()).hasSize(4).containsEntry("BROEN_MLLP_PORT", "0");
        assertThat(Ports.free().areTaken()).isFalse();
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
