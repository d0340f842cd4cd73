package dk.broen.mappings.hl7v2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class Hl7EnvelopeReaderPropertyTest {

    @Property
    void the_reader_gives_a_result_for_any_bytes(@ForAll byte[] tail) {
        byte[] head = "MSH|^~\\&".getBytes(ISO_8859_1);
        byte[] payload = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, payload, head.length, tail.length);

        assertThat(new Hl7EnvelopeReader().read(payload, UTF_8)).isNotNull();
        assertThat(new Hl7EnvelopeReader().read(tail, ISO_8859_1)).isNotNull();
    }
}
