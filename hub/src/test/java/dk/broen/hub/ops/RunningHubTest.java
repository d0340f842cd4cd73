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
    void a_command_asks_the_hub_where_it_listens() throws IOException {
        hub("10.0.0.5").write(data);
        assertThat(RunningHub.read(data).api()).hasToString("http://10.0.0.5:8080");
        assertThat(hub("::1").api()).hasToString("http://[::1]:8080");
    }

    @Test
    void a_hub_that_listens_everywhere_is_asked_at_home() {
        assertThat(RunningHub.reachable("0.0.0.0")).isEqualTo("127.0.0.1");
        assertThat(RunningHub.reachable("::")).isEqualTo("127.0.0.1");
        assertThat(RunningHub.reachable("hub.kommune.example")).isEqualTo("hub.kommune.example");
    }

    private static RunningHub hub(String host) {
        return new RunningHub(host, 2575, 8080, 8081, 61616, "local-operator", "token-of-a-test");
    }
}
