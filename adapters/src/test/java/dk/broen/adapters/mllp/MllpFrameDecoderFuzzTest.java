package dk.broen.adapters.mllp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Any bytes on a connection, in any pieces. The first byte says how long the pieces are. CONTRIBUTING says how to search for more. */
class MllpFrameDecoderFuzzTest {
    private static final int LONGEST = 256;
    private static final MllpSettings SMALL = new MllpSettings("127.0.0.1", 2575, 1, 1, LONGEST, Duration.ofMinutes(1), Duration.ofHours(1),
        Duration.ofHours(1), Duration.ofHours(1), 128);

    @FuzzTest(maxDuration = "10m")
    void no_bytes_break_the_decoder_and_no_cut_changes_the_messages(byte[] bytes) {
        if (bytes.length > 1) {
            String stream = new String(bytes, 1, bytes.length - 1, ISO_8859_1);
            int piece = 1 + (bytes[0] & 0x3F);

            List<String> whole = MllpFrameDecoderTest.decoded(SMALL, stream, List.of());

            assertThat(whole).allSatisfy(payload -> assertThat(payload.length()).isLessThanOrEqualTo(LONGEST + "too long: ".length()));
            assertThat(
                MllpFrameDecoderTest.decoded(SMALL, stream, IntStream.range(0, stream.length() / piece).map(cut -> cut * piece).boxed()
                    .toList()))
                .isEqualTo(whole);
        }
    }
}
