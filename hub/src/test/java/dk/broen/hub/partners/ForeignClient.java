package dk.broen.hub.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.simulator.hub.Checkout;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program of docs/partners/clients that reads a queue with AMQP 1.0 and without any part of this project. A machine without its
 * interpreter or its library skips the test, unless {@code BROEN_CLIENTS=required} is set, as .ci/run does.
 */
public enum ForeignClient {
    /** Node.js with rhea and the SDK of CloudEvents. */
    RHEA {
        @Override
        void prepare() {
            require(onPath("node") && onPath("npm"), "node and npm are not installed");
            Path installed = nodeDirectory();
            Path lock = installed.resolve("node_modules/installed-package-lock.json");
            for (String file : List.of("package.json", "package-lock.json", ".npmrc", "receive.mjs", "send.mjs")) {
                copy(CLIENTS.resolve("node").resolve(file), installed.resolve(file));
            }
            if (!isCopy(installed.resolve("package-lock.json"), lock)) {
                Finished ci = run(installed, Map.of(), 240, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
                require(ci.code() == 0, "npm ci failed in " + installed + ": " + ci.errors());
                copy(installed.resolve("package-lock.json"), lock);
            }
        }

        @Override
        String[] command(String... arguments) {
            return Stream.concat(Stream.of("node", nodeDirectory().resolve("receive.mjs").toString()),
                Stream.concat(Arrays.stream(arguments), Stream.of(SCHEMA.toString()))).toArray(String[]::new);
        }
    },
    /** Python with Qpid Proton. */
    PROTON {
        @Override
        void prepare() {
            require(Files.isExecutable(Path.of(PYTHON)) && run(HERE, Map.of(), 30, PYTHON, "-c", "import proton").code() == 0,
                "python3-qpid-proton is not installed");
        }

        @Override
        String[] command(String... arguments) {
            return Stream.concat(Stream.of(PYTHON, CLIENTS.resolve("python/receive.py").toString()), Arrays.stream(arguments))
                .toArray(String[]::new);
        }
    };

    private static final Path HERE = Checkout.here().root();
    private static final Path CLIENTS = HERE.resolve("docs/partners/clients");
    private static final Path SCHEMA = HERE.resolve("config/schemas/notification.v1.schema.json");
    /** The interpreter for which Debian installs python3-qpid-proton. */
    private static final String PYTHON = "/usr/bin/python3";

    /** What the program printed: a line for each notice. */
    public record Finished(int code, List<JsonNode> printed, String errors) {}

    abstract void prepare();

    abstract String[] command(String... arguments);

    /** Reads and acknowledges a number of notices. */
    public List<JsonNode> read(String broker, String user, String password, String queue, int notices) {
        Finished finished = run(HERE, Map.of("USER_NAME", user, "PASSWORD", password), 60,
            command(broker, queue, Integer.toString(notices)));
        assertThat(finished.code()).as("%s: %s", this, finished.errors()).isZero();
        return finished.printed();
    }

    /** Sends the file of a hospital with rhea, and returns what it printed of the acknowledgement. */
    static JsonNode sendWithRhea(String broker, String user, String password, String hospital, Path file) {
        Finished finished = run(HERE, Map.of("USER_NAME", user, "PASSWORD", password), 60, "node",
            nodeDirectory().resolve("send.mjs").toString(), broker, hospital, file.toString());
        assertThat(finished.code()).as(finished.errors()).isZero();
        assertThat(finished.printed()).hasSize(1);
        return finished.printed().get(0);
    }

    /** Whether the program can be run here; skips the test if not. */
    public void assumeInstalled() {
        prepare();
    }

    private static void require(boolean met, String otherwise) {
        if ("required".equals(System.getenv("BROEN_CLIENTS"))) {
            assertThat(met).as(otherwise).isTrue();
        }
        assumeTrue(met, otherwise);
    }

    private static Path nodeDirectory() {
        return HERE.resolve("hub/target/clients/node");
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of)
            .anyMatch(directory -> Files.isExecutable(directory.resolve(program)));
    }

    private static boolean isCopy(Path of, Path copy) {
        try {
            return Files.exists(copy) && Files.mismatch(of, copy) < 0;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.write(to, Files.readAllBytes(from));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static Finished run(Path directory, Map<String, String> environment, int seconds, String... command) {
        try {
            Path out = Files.createTempFile("client", ".out");
            Path errors = Files.createTempFile("client", ".err");
            ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectOutput(out.toFile())
                .redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            ObjectMapper json = new ObjectMapper();
            List<JsonNode> printed = Files.readAllLines(out).stream().filter(line -> line.startsWith("{")).map(line -> {
                try {
                    return json.readTree(line);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }).toList();
            String said = Files.readString(errors);
            Files.delete(out);
            Files.delete(errors);
            return new Finished(process.exitValue(), printed, said);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopping);
        }
    }
}
