package dk.broen.hub.staging;

import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One command of the hub's own program, as a process that has ended.
 *
 * @param exitCode 0 done, 1 what was asked about is not well, 2 wrong usage
 * @param out the lines of stdout
 * @param err the lines of stderr
 */
public record CommandRun(int exitCode, List<String> out, List<String> err) {
    private static final long PATIENCE_SECONDS = 90;

    /** Runs it in a directory, which gets two files of what was written, and waits for its end; one that does not end is ended. */
    public static CommandRun of(Path directory, Map<String, String> environment, String... arguments)
        throws IOException, InterruptedException {
        Path out = directory.resolve("command.out");
        Path err = directory.resolve("command.err");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder command = new ProcessBuilder(Stream.concat(Stream.of(java,
            "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar",
            Checkout.here().jar().toString()), Stream.of(arguments)).toList()).directory(directory.toFile());
        command.environment().keySet().removeIf(name -> name.startsWith("BROEN_"));
        command.environment().putAll(environment);
        Process process = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("it goes on running: " + String.join(" ", arguments));
            }
            return new CommandRun(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
        } finally {
            process.destroy();
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
