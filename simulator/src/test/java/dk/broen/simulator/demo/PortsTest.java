package dk.broen.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void where_something_listens_already_a_free_port_is_asked_for() throws IOException {
        try (ServerSocket taken = listening(); ServerSocket ended = listening()) {
            ended.close();
            Ports ports = Ports.orFree(Map.of("MLLP", taken.getLocalPort(), "HTTP", ended.getLocalPort()));

            assertThat(ports.settings())
                .isEqualTo(Map.of("BROEN_MLLP_PORT", "0", "BROEN_HTTP_PORT", Integer.toString(ended.getLocalPort())));
            assertThat(ports.areTaken()).isFalse();
        }
    }

    @Test
    void a_port_that_was_free_when_it_was_chosen_and_is_not_any_more_is_noticed() throws IOException {
        try (ServerSocket ended = listening()) {
            ended.close();
            Ports ports = Ports.orFree(Map.of("BROKER", ended.getLocalPort()));

            try (ServerSocket faster = new ServerSocket(ended.getLocalPort(), 1, InetAddress.getLoopbackAddress())) {
                assertThat(faster.isBound()).isTrue();
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
