package dk.broen.routes.intake;

import dk.broen.mappings.hl7v2.Hl7File;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/**
 * Reads the messages of a file: one, or each of a batch of HL7 v2 (danish-standards.md §3.1, batches). All headers are removed, because they have
 * the name of the file.
 */
@Component
class TakeFile {
    /** Exchange property: the {@link FileName}. */
    static final String NAME = "BroenFileName";
    /** Exchange property: where the file goes when its messages are stored and answered. */
    static final String GOES_TO = "BroenFileGoesTo";
    /** Exchange property: the {@link FileState} of the file before it was read. */
    static final String READ = "BroenFileRead";
    private final Clock clock;
    private final int longest;

    TakeFile(Clock clock, MessageLimit limit) {
        this.clock = clock;
        this.longest = limit.envelope();
    }

    @Handler
    List<byte[]> take(Exchange exchange) throws IOException, InvalidPayloadException {
        Message message = exchange.getMessage();
        Path file = message.getMandatoryBody(File.class).toPath();
        requireMovable(file);
        exchange.setProperty(READ, FileState.of(file));
        FileName name = FileName.at(clock.instant());
        exchange.setProperty(NAME, name);
        exchange.setProperty(GOES_TO, name.done());
        message.removeHeaders("*");
        return messages(start(file));
    }

    /** A file that cannot move would be taken again and again. */
    private static void requireMovable(Path file) throws AccessDeniedException {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isWritable(folder) || !takesFiles(folder.resolve(FileName.DONE)) || !takesFiles(folder.resolve(FileName.REFUSED))) {
            throw new AccessDeniedException("The hub may not move files of this folder");
        }
    }

    /** A folder that is not there is made by the move. */
    private static boolean takesFiles(Path folder) {
        return Files.notExists(folder) || Files.isDirectory(folder) && Files.isWritable(folder);
    }

    /** One byte more than accepted if the file is too long: it is refused as a whole. */
    private byte[] start(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(longest + 1);
        }
    }

    private List<byte[]> messages(byte[] content) {
        List<byte[]> messages = content.length <= longest && Hl7File.recognised(content) ? Hl7File.messages(content) : List.of();
        return messages.isEmpty() ? List.of(content) : messages;
    }
}
