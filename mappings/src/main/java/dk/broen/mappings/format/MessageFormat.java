package dk.broen.mappings.format;

import dk.broen.mappings.hl7v2.Hl7File;
import dk.broen.mappings.xdis.XdisReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** The formats of hospital messages. The content decides which one a message has, not the name of its file. */
public enum MessageFormat {
    HL7V2 {
        @Override
        boolean begins(byte[] content, String start) {
            return Hl7File.recognised(content);
        }
    },
    XDIS {
        @Override
        boolean begins(byte[] content, String start) {
            return start.startsWith("<") && start.contains(XdisReader.NAMESPACES);
        }
    },
    MEDCOM {
        @Override
        boolean begins(byte[] content, String start) {
            return start.startsWith("{") || start.startsWith("<");
        }
    };

    private static final int START = 4_096;

    /** @param start the first characters without a byte-order mark and blanks */
    abstract boolean begins(byte[] content, String start);

    /** The format of a message without an envelope. */
    public static Optional<MessageFormat> of(byte[] content) {
        String start =
            new String(content, 0, Math.min(content.length, START), StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
        return Stream.of(values()).filter(format -> format.begins(content, start)).findFirst();
    }
}
