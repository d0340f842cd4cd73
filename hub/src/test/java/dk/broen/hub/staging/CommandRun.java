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
 * The result of one command of the hub's program, which ran in a process.
 *
 * @param exitCode 0 success, 1 failure or error found, 2 wrong usage
 * @param out the lines of stdout
 * @param err the lines of stderr
 */
public record CommandRun(int exitCode, List<String> out, List<String> err) {
    private static final long PATIENCE_SECONDS = 90;

    /**
     * Runs a command in a directory, writes its output to two files there, and waits for its end. A command that does not end is killed.
     */
    public static CommandRun of(Path directory, Map<String, String> environment, String... arguments)
        throws IOException, InterruptedException {
        Path out = directory.resolve("command.out");
        Path err = directory.resolve("command.err");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder command = new ProcessBuilder(Stream.concat(Stream.of(java, "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8",
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", ClassArchive.jvmArgument(), "-jar", Checkout.here().jar().toString()),
            Stream.of(arguments)).toList())
            .directory(directory.toFile());
        command.environment().keySet().removeIf(name -> name.startsWith("BROEN_"));
        command.environment().putAll(environment);
        Process process = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the command did not end within " + PATIENCE_SECONDS + " s: " + String.join(" ", arguments));
            }
            return new CommandRun(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
        } finally {
            process.destroy();
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
