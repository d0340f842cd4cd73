package dk.broen.routes.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.simulator.hub.Checkout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    @TempDir
    private Path directory;

    @Test
    void the_demo_ends_well_when_what_was_received_is_what_its_table_says() throws Exception {
        Path jar = Checkout.here().root().resolve("simulator/target/broen-simulator.jar");
        Path output = directory.resolve("table.txt");
        Process demo = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-jar",
            jar.toString(), "demo", "--once", "--data", directory.resolve("demo").toString())
            .directory(Checkout.here().root().toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            assertThat(demo.waitFor(4, TimeUnit.MINUTES)).as("the demo ended").isTrue();
            List<String> table = Files.readAllLines(output, StandardCharsets.UTF_8);
            assertThat(demo.exitValue()).as(String.join("\n", table)).isZero();
            assertThat(table).anyMatch(line -> line.contains("what was received is what the table says"))
                .anyMatch(line -> line.contains("not told as JOBCENTRE") && line.contains("CONSENT_MISSING"))
                .anyMatch(line -> line.contains("CONSENT_REFUSED"))
                .anyMatch(line -> line.contains("TOLD_BEFORE CANCELLED"))
                .anyMatch(line -> line.contains("held to Mon"))
                .anyMatch(line -> line.contains("AE PID-3"));
        } finally {
            demo.descendants().forEach(ProcessHandle::destroyForcibly);
            demo.destroyForcibly();
        }
    }
}
