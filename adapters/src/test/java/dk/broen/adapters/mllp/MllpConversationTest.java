package dk.broen.adapters.mllp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The test plays the route: it reads the messages that the conversation passes on, and writes the answers. */
class MllpConversationTest {

    private final EmbeddedChannel connection = new EmbeddedChannel(new MllpConversation(start -> bytes("too long"), 1_000));

    @Test
    void the_next_message_waits_for_the_answer_to_the_previous_message() {
        arrives("M1", "M2");

        assertThat(routed()).isEqualTo("M1");
        assertThat(routed()).isEqualTo("nothing");

        connection.writeOutbound(bytes("A1"));

        assertThat(answered()).isEqualTo("\u000BA1\u001C\r");
        assertThat(routed()).isEqualTo("M2");
    }

    @Test
    void an_empty_answer_sends_nothing_and_the_next_message_goes_to_the_route() {
        arrives("M1", "M2");

        connection.writeOutbound(bytes(""));

        assertThat(answered()).isEqualTo("nothing");
        assertThat(routed()).isEqualTo("M1");
        assertThat(routed()).isEqualTo("M2");
    }

    @Test
    void the_connection_is_not_read_while_too_many_messages_wait_for_the_route() {
        arrives(IntStream.range(0, 33).mapToObj(i -> "M" + i).toArray(String[]::new));
        assertThat(connection.config().isAutoRead()).isFalse();

        connection.writeOutbound(bytes("A0"));

        assertThat(connection.config().isAutoRead()).isTrue();
    }

    @Test
    void the_connection_is_not_read_while_too_many_bytes_wait_for_the_route() {
        arrives("M0", "x".repeat(600), "y".repeat(600));
        assertThat(connection.config().isAutoRead()).isFalse();

        connection.writeOutbound(bytes("A0"));

        assertThat(connection.config().isAutoRead()).isTrue();
    }

    @Test
    void a_connection_whose_sender_has_ended_stays_open_until_every_message_is_answered() {
        arrives("M1", "M2");
        connection.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);

        connection.writeOutbound(bytes("A1"));
        assertThat(connection.isOpen()).isTrue();

        connection.writeOutbound(bytes("A2"));
        assertThat(connection.isOpen()).isFalse();
        assertThat(answered()).isEqualTo("\u000BA1\u001C\r");
        assertThat(answered()).isEqualTo("\u000BA2\u001C\r");
    }

    @Test
    void a_message_that_is_too_long_is_answered_in_order() {
        connection.writeInbound(new MllpFrame.Payload(bytes("M1")), new MllpFrame.TooLong(bytes("M2")));
        assertThat(answered()).isEqualTo("nothing");

        connection.writeOutbound(bytes("A1"));

        assertThat(answered()).isEqualTo("\u000BA1\u001C\r");
        assertThat(answered()).isEqualTo("\u000Btoo long\u001C\r");
    }

    @Test
    void an_exception_is_never_sent_to_the_sender() {
        arrives("M1");

        connection.writeAndFlush(new IllegalStateException("internal"));

        assertThat(answered()).isEqualTo("nothing");
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void an_idle_connection_is_closed_but_not_while_the_route_works() {
        arrives("M1");
        connection.pipeline().fireUserEventTriggered(IdleStateEvent.ALL_IDLE_STATE_EVENT);
        assertThat(connection.isOpen()).isTrue();

        connection.writeOutbound(bytes("A1"));
        connection.pipeline().fireUserEventTriggered(IdleStateEvent.ALL_IDLE_STATE_EVENT);
        assertThat(connection.isOpen()).isFalse();
    }

    private void arrives(String... messages) {
        for (String message : messages) {
            connection.writeInbound(new MllpFrame.Payload(bytes(message)));
        }
    }

    private String routed() {
        byte[] message = connection.readInbound();
        return message == null ? "nothing" : new String(message, ISO_8859_1);
    }

    private String answered() {
        ByteBuf answer = connection.readOutbound();
        if (answer == null) {
            return "nothing";
        }
        try {
            return answer.toString(ISO_8859_1);
        } finally {
            answer.release();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
