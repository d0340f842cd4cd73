package dk.broen.simulator.hospital;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A hospital's platform that puts messages into the hub's folder and reads the answers. */
public final class HospitalFolder {
    private final Path in;
    private final Path out;

    /** Makes the folders in, out and their parent. */
    public HospitalFolder(Path parent) throws IOException {
        in = Files.createDirectories(parent.resolve("in"));
        out = Files.createDirectories(parent.resolve("out"));
    }

    public Path in() {
        return in;
    }

    public Path out() {
        return out;
    }

    /** Puts a whole file into the folder: written under another name, then renamed. */
    public void put(byte[] message) throws IOException {
        put(UUID.randomUUID().toString(), message);
    }

    /** The same with a name that the hospital chooses. */
    public void put(String name, byte[] message) throws IOException {
        Files.move(Files.write(in.resolve(name + ".tmp"), message), in.resolve(name));
    }

    /** The answers that are there, oldest first. */
    public List<String> answers() throws IOException {
        List<String> answers = new ArrayList<>();
        for (Path file : files(out)) {
            answers.add(Files.readString(file, StandardCharsets.UTF_8));
        }
        return answers;
    }

    /** How many files wait in the folder. */
    public long waiting() throws IOException {
        return files(in).size();
    }

    /** How many files moved to the done ones. */
    public long done() throws IOException {
        return files(in.resolve("done")).size();
    }

    /** How many files moved to the refused ones. */
    public long refused() throws IOException {
        return files(in.resolve("refused")).size();
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".")).sorted().toList();
        }
    }
}
