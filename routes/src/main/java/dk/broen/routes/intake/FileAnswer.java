package dk.broen.routes.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/** One answer that becomes a file. */
record FileAnswer(String extension, byte[] bytes) {
    private static final String HL7 = ".hl7";

    /** None, one, or for HL7 v2 in enhanced mode two. */
    static List<FileAnswer> to(Exchange message) {
        String extension = Optional.ofNullable(message.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class))
            .map(type -> type.endsWith("json") ? ".json" : ".xml").orElse(HL7);
        return bytes(message.getMessage().getBody()).filter(answer -> answer.length > 0).map(answer -> new FileAnswer(extension, answer))
            .toList();
    }

    private static Stream<byte[]> bytes(Object answer) {
        if (answer instanceof byte[][] several) {
            return Arrays.stream(several);
        }
        return Stream.of(answer instanceof byte[] one ? one : answer.toString().getBytes(StandardCharsets.UTF_8));
    }
}
