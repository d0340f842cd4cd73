package dk.broen.adapters.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FirstFrameTest {
    private final EmbeddedChannel connection = new EmbeddedChannel(new FirstFrame(Duration.ofSeconds(10)));

    FirstFrameTest() {
        connection.freezeTime();
    }

    @Test
    void a_connection_without_a_frame_is_closed_when_the_time_has_passed() {
        arrives("\r\n");
        passes(9);
        assertThat(connection.isOpen()).isTrue();
        passes(2);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void a_connection_whose_first_frame_has_begun_stays_open() {
        arrives("\n\u000BMSH");
        passes(3_600);
        assertThat(connection.isOpen()).isTrue();
    }

    private void arrives(String bytes) {
        connection.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
    }

    private void passes(int seconds) {
        connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
    }
}
