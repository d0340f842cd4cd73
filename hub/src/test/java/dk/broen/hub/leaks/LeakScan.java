package dk.broen.hub.leaks;

import dk.broen.simulator.municipality.ReceivedNotification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Searches the data that a hub leaves behind for marks (design.md §7). Marks are allowed in one place: in the body of a message to
 * {@code notifications.*} in the broker's journal, because the receiver must read it. Marks in its headers and in all other places are
 * leaks.
 */
public final class LeakScan {
    private static final String OUTBOUND = "notifications.";

    private final Path data;
    private final Patterns patterns;

    private LeakScan(Path data, Patterns patterns) {
        this.data = data;
        this.patterns = patterns;
    }

    /** @param data the hub's data directory */
    public static LeakScan of(Path data, Collection<Mark> marks) {
        return new LeakScan(data, new Patterns(marks));
    }

    /** Searches every file of the data directory: database with write-ahead log, broker, log files and all others. */
    public List<Leak> files() throws IOException {
        List<Leak> leaks = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                leaks.addAll(fileUnlessGone(file));
            }
        }
        return leaks;
    }

    private List<Leak> fileUnlessGone(Path file) throws IOException {
        try {
            return file(file);
        } catch (NoSuchFileException gone) {
            // a running PostgreSQL removes files, for example caches of its catalog
            return List.of();
        }
    }

    /** Searches one file, for example the standard output of the hub. */
    public List<Leak> file(Path file) throws IOException {
        Map<String, Integer> found = patterns.in(bytes(file));
        if (!found.isEmpty() && isMessageJournal(file)) {
            allowedIn(file).forEach((what, times) -> found.computeIfPresent(what, (same, all) -> all - times));
        }
        return found.entrySet().stream().filter(entry -> entry.getValue() > 0).map(entry -> new Leak(entry.getKey(), name(file))).toList();
    }

    /**
     * Searches a text: metrics, names of MBeans, an answer of the API.
     *
     * @param place the name of the sink
     */
    public List<Leak> text(String place, String text) {
        return patterns.in(text.getBytes(StandardCharsets.UTF_8)).keySet().stream().map(what -> new Leak(what, place)).toList();
    }

    /** Searches the address and all properties of received messages; their bodies are not searched, because the receiver must read them. */
    public List<Leak> headers(Collection<ReceivedNotification> received) {
        return received.stream().flatMap(message -> text("header of a message on " + message.address(),
            message.address() + "\n" + message.properties()).stream()).distinct().toList();
    }

    /**
     * Counts the marks in bodies to the outbound addresses. A test checks with it that receivers can read them and that the scan finds
     * them.
     */
    public Map<String, Integer> readByReceivers() throws IOException {
        Map<String, Integer> read = new TreeMap<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).filter(this::isMessageJournal).toList()) {
                allowedIn(file).forEach((what, times) -> read.merge(what, times, Integer::sum));
            }
        }
        return read;
    }

    /** Counts the marks in whole records of messages to the outbound addresses, minus those in their headers. */
    private Map<String, Integer> allowedIn(Path file) throws IOException {
        Map<String, Integer> allowed = new TreeMap<>();
        for (JournalMessage message : JournalMessage.in(file)) {
            if (message.address().startsWith(OUTBOUND)) {
                patterns.in(message.record()).forEach((what, times) -> allowed.merge(what, times, Integer::sum));
                patterns.in(message.headers().getBytes(StandardCharsets.UTF_8))
                    .forEach((what, times) -> allowed.merge(what, -times, Integer::sum));
            }
        }
        return allowed;
    }

    private boolean isMessageJournal(Path file) {
        return file.startsWith(data.resolve("broker").resolve("journal")) && file.getFileName().toString().endsWith(".amq");
    }

    private String name(Path file) {
        return file.startsWith(data) ? data.relativize(file).toString() : file.getFileName().toString();
    }

    private static byte[] bytes(Path file) throws IOException {
        if (!file.getFileName().toString().endsWith(".gz")) {
            return Files.readAllBytes(file);
        }
        try (InputStream unpacked = new GZIPInputStream(Files.newInputStream(file))) {
            return unpacked.readAllBytes();
        }
    }
}
