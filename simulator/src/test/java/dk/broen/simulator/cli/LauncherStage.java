package dk.broen.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A small checkout in a directory whose name contains a space, and a PATH with stubs for {@code java} and {@code mvn}. */
final class LauncherStage {
    /** The only programs of the machine that the launcher may use. */
    private static final List<String> TOOLS = List.of("bash", "readlink", "dirname", "sed", "head", "sort", "find", "mktemp", "mkdir", "mv",
        "rm", "cat", "touch");
    private static final String TOOL = """
        #!%s
        exec '%s' "$@"
        """;
    private static final String JAVA = """
        #!%s
        if [[ "$1" == -version ]]; then
          [[ -n "$STUB_JAVA" ]] || { echo "Unrecognized option: --typo" >&2; exit 1; }
          echo "openjdk version \\"$STUB_JAVA\\" 2024-07-16" >&2
        else
          echo "java $*"
          echo "umask $(umask)"
        fi
        """;
    private static final String MVN = """
        #!%s
        if [[ "$*" == *-v ]]; then
          [[ -n "$STUB_MAVEN" ]] || { echo "The JAVA_HOME is not defined correctly" >&2; exit 1; }
          echo "Apache Maven $STUB_MAVEN"
          echo "Java version: $STUB_MAVENS_JAVA, vendor: None, runtime: $STUB_JDK"
          exit
        fi
        echo "$*" >> builds
        [[ -z "$STUB_HOLD" ]] || read -r < "$STUB_HOLD"
        [[ "$*" == *clean* ]] && rm -rf target
        for jar in hub/target/broen.jar simulator/target/broen-simulator.jar bench/target/broen-bench.jar; do
          mkdir -p "${jar%%/*}/lib"
          touch "$jar"
        done
        exit "$STUB_BUILD"
        """;

    private final Path directory;
    private final Map<String, String> environment;

    private LauncherStage(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /**
     * The result of a run.
     *
     * @param output what the launcher printed to stdout and stderr
     */
    record Outcome(int exitCode, String output) {}

    static LauncherStage in(Path directory) throws IOException {
        assumeTrue(tool("bash").isPresent(), "bash is not installed on this machine");
        LauncherStage stage = new LauncherStage(directory, Map.of("STUB_JAVA", "17.0.12", "STUB_MAVEN", "3.8.7",
            "STUB_MAVENS_JAVA", "17.0.12", "STUB_JDK", directory.resolve("jdk").toString(), "STUB_BUILD", "0", "STUB_HOLD", ""));
        stage.checkout();
        stage.machine();
        return stage;
    }

    LauncherStage with(String name, String value) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(name, value);
        return new LauncherStage(directory, Map.copyOf(changed));
    }

    /** Adds a program of this machine that the launcher uses only if it is installed. */
    LauncherStage alsoWith(String program) throws IOException {
        program(bin().resolve(program), TOOL.formatted(tool("bash").orElseThrow(), tool(program).orElseThrow()));
        return this;
    }

    LauncherStage without(String program) throws IOException {
        Files.delete(bin().resolve(program));
        return this;
    }

    Path home() {
        return directory.resolve("a checkout");
    }

    Path launcher() {
        return home().resolve("broen");
    }

    Path stamp() {
        return home().resolve("target/built");
    }

    Path jdk() {
        return directory.resolve("jdk");
    }

    Path temporary() {
        return directory.resolve("tmp");
    }

    /** The arguments of each Maven build, one build in each line. */
    List<String> builds() throws IOException {
        Path builds = home().resolve("builds");
        return Files.exists(builds) ? Files.readAllLines(builds) : List.of();
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        return run(launcher(), arguments);
    }

    Outcome run(Path launcher, String... arguments) throws IOException, InterruptedException {
        return begin(launcher, "output", arguments).end();
    }

    /**
     * Starts the launcher without waiting for its end.
     *
     * @param output the name of the file for stdout and stderr
     */
    Running begin(String output, String... arguments) throws IOException {
        return begin(launcher(), output, arguments);
    }

    private Running begin(Path launcher, String name, String... arguments) throws IOException {
        Path output = directory.resolve(name);
        ProcessBuilder builder = new ProcessBuilder(launcher.toString()).redirectErrorStream(true).redirectOutput(output.toFile())
            .directory(directory.toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(Map.of("PATH", bin().toString(), "TMPDIR", temporary().toString(), "LC_ALL", "C.UTF-8"));
        return new Running(builder.start(), output);
    }

    /** A running launcher. */
    record Running(Process process, Path file) implements AutoCloseable {
        String output() throws IOException {
            return Files.readString(file, StandardCharsets.UTF_8);
        }

        Outcome end() throws IOException, InterruptedException {
            try (this) {
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("the launcher ends").isTrue();
            }
            return new Outcome(process.exitValue(), output());
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    private Path bin() {
        return directory.resolve("bin");
    }

    private void checkout() throws IOException {
        for (String file : List.of("pom.xml", "domain/pom.xml", "domain/src/main/java/Rule.java", "config/schemas/rules.schema.json")) {
            Path created = home().resolve(file);
            Files.createDirectories(created.getParent());
            Files.writeString(created, "");
        }
        Files.copy(Checkout.here().root().resolve("broen"), launcher());
        makeRunnable(launcher());
        Files.createDirectories(temporary());
    }

    private void machine() throws IOException {
        Files.createDirectories(bin());
        Path bash = tool("bash").orElseThrow();
        for (String name : TOOLS) {
            program(bin().resolve(name), TOOL.formatted(bash, tool(name).orElseThrow(() -> new IOException(name + " is not on the PATH"))));
        }
        program(bin().resolve("java"), JAVA.formatted(bash));
        program(bin().resolve("mvn"), MVN.formatted(bash));
        program(Files.createDirectories(jdk().resolve("bin")).resolve("javac"), "");
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        makeRunnable(file);
    }

    private static void makeRunnable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static Optional<Path> tool(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":")).map(entry -> Path.of(entry, name))
            .filter(Files::isExecutable).findFirst();
    }
}
