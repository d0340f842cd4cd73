package dk.broen.adapters.sequence;

import dk.broen.adapters.crypto.CitizenIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the last accepted number of each link in a small file of its own: intake answers without the database. A number is on disk before its
 * message is acknowledged. The name of the file is a keyed hash, because the name of a sender can reveal the specialty.
 */
public final class SequenceNumbers {
    private final Path directory;
    private final CitizenIndex index;
    private final Map<String, Optional<Long>> last = new ConcurrentHashMap<>();

    /** @param directory is created with the first number */
    public SequenceNumbers(Path directory, CitizenIndex index) {
        this.directory = directory;
        this.index = index;
    }

    /**
     * The last number that was accepted; empty if none was since the link was new or resynchronised.
     *
     * @param link the name of the sender
     */
    public Optional<Long> last(String link) {
        return last.computeIfAbsent(link, this::read);
    }

    /** The message with this number is stored. A lower number than the last one changes nothing. */
    public void accepted(String link, long number) {
        last.compute(link, (name, known) -> {
            Optional<Long> before = known == null ? read(name) : known;
            if (before.isPresent() && before.get() >= number) {
                return before;
            }
            write(name, Long.toString(number));
            return Optional.of(number);
        });
    }

    /** The next number that is accepted is the first one. */
    public void resynchronise(String link) {
        last.compute(link, (name, known) -> {
            write(name, "");
            return Optional.empty();
        });
    }

    private Optional<Long> read(String link) {
        Path file = file(link);
        try {
            String text = Files.exists(file) ? Files.readString(file, StandardCharsets.US_ASCII) : "";
            return text.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The file is replaced as a whole, so that a killed hub leaves the former number or the new one. */
    private void write(String link, String text) {
        Path file = file(link);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(directory);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
                entries.force(true);
            }
        } catch (IOException notWritten) {
            throw new UncheckedIOException(notWritten);
        }
    }

    private Path file(String link) {
        return directory.resolve(index.hash("sequence", link));
    }
}
