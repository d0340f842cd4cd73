package dk.broen.adapters.mllp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MllpFrameDecoderTest {

    private static final MllpSettings LONG_TIMES = new MllpSettings("127.0.0.1", 2575, 1, 1, 4096, Duration.ofMinutes(1),
        Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1), 4096);

    @Property
    void any_messages_cut_at_any_places_are_decoded_unchanged(
        @ForAll("messages") List<String> messages, @ForAll @Size(max = 20) List<@IntRange(max = 2000) Integer> cuts) {
        String stream = messages.stream().map(message -> "\u000B" + message + "\u001C\r").collect(Collectors.joining());

        assertThat(decoded(LONG_TIMES, stream, cuts)).containsExactlyElementsOf(messages);
    }

    @Property
    void the_places_of_the_cuts_never_change_the_decoded_messages(
        @ForAll("anything") String stream, @ForAll @Size(max = 20) List<@IntRange(max = 60) Integer> cuts) {
        MllpSettings twelveBytes =
            new MllpSettings("127.0.0.1", 2575, 1, 1, 12, Duration.ofMinutes(1), LONG_TIMES.frameTime(), LONG_TIMES.endOfFrameTime(),
                LONG_TIMES.idleTime(), 4096);

        assertThat(decoded(twelveBytes, stream, cuts)).isEqualTo(decoded(twelveBytes, stream, List.of()));
    }

    @Property
    void a_message_received_byte_by_byte_is_decoded_unchanged(@ForAll("messages") @Size(max = 2) List<String> messages) {
        String stream = messages.stream().map(message -> "\u000B" + message + "\u001C\r").collect(Collectors.joining());

        assertThat(decoded(LONG_TIMES, stream, IntStream.range(0, stream.length()).boxed().toList())).containsExactlyElementsOf(messages);
    }

    @Example
    void two_vt_in_a_row_begin_one_frame() {
        assertThat(decoded(LONG_TIMES, "\u000B\u000BMSH|a\u001C\r", List.of())).containsExactly("MSH|a");
    }

    @Example
    void a_frame_that_is_cut_off_by_the_next_ends_with_vt() {
        assertThat(decoded(LONG_TIMES, "\u000BMSH|a\u000BMSH|b\u001C\r", List.of())).containsExactly("MSH|a\u000B", "MSH|b");
    }

    @Example
    void an_incomplete_frame_at_the_end_of_the_connection_is_not_a_message() {
        assertThat(decoded(LONG_TIMES, "\u000BMSH|a\u001C\r\u000BMSH|b", List.of())).containsExactly("MSH|a");
    }

    @Example
    void a_message_full_of_framing_bytes_is_decoded() {
        MllpSettings oneMebibyte =
            new MllpSettings("127.0.0.1", 2575, 1, 1, 1 << 20, Duration.ofMinutes(1), LONG_TIMES.frameTime(), LONG_TIMES.endOfFrameTime(),
                LONG_TIMES.idleTime(), 1);
        String message = "MSH|" + "\u001Cx\u000By".repeat(200_000);

        assertThat(decoded(oneMebibyte, "\u000B" + message + "\u001C\r", List.of())).containsExactly(message);
    }

    @Provide
    Arbitrary<List<String>> messages() {
        return Arbitraries.strings().withCharRange('\u0000', '\n').withCharRange('\f', '\u001B').withCharRange('\u001D', '\u00FF')
            .ofMaxLength(200).list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> anything() {
        return Arbitraries.of("\u000B", "\u001C", "\r", "\n", "M", "S", "H", "MSH", "x", "\u000BMSH|x\u001C\r")
            .list().ofMaxSize(30).map(parts -> String.join("", parts));
    }

    static List<String> decoded(MllpSettings settings, String stream, List<Integer> cuts) {
        EmbeddedChannel connection = new EmbeddedChannel(new MllpFrameDecoder(settings));
        byte[] bytes = stream.getBytes(ISO_8859_1);
        SortedSet<Integer> places = new TreeSet<>(cuts.stream().filter(cut -> cut < bytes.length).toList());
        places.add(bytes.length);
        int from = 0;
        for (int to : places) {
            if (connection.isOpen()) {
                connection.writeInbound(Unpooled.copiedBuffer(Arrays.copyOfRange(bytes, from, to)));
            }
            from = to;
        }
        connection.finish();
        List<String> found = new ArrayList<>();
        for (MllpFrame frame = connection.readInbound(); frame != null; frame = connection.readInbound()) {
            found.add(frame instanceof MllpFrame.Payload payload
                ? new String(payload.bytes(), ISO_8859_1)
                : "too long: " + new String(((MllpFrame.TooLong) frame).start(), ISO_8859_1));
        }
        return found;
    }
}
