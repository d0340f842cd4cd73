package dk.broen.hub.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningHubTest {
    @TempDir
    private Path data;

    @Test
    void the_api_uri_has_the_host_on_which_the_hub_listens() throws IOException {
        hub("10.0.0.5").write(data);
        assertThat(RunningHub.read(data).api()).hasToString("http://10.0.0.5:8080");
        assertThat(hub("::1").api()).hasToString("http://[::1]:8080");
    }

    @Test
    void a_hub_that_listens_on_all_interfaces_is_called_on_the_loopback_address() {
        assertThat(RunningHub.reachable("0.0.0.0")).isEqualTo("127.0.0.1");
        assertThat(RunningHub.reachable("::")).isEqualTo("127.0.0.1");
        assertThat(RunningHub.reachable("hub.kommune.example")).isEqualTo("hub.kommune.example");
    }

    private static RunningHub hub(String host) {
        return new RunningHub(host, 2575, 8080, 8081, 61616, "local-operator", "token-of-a-test");
    }
}
