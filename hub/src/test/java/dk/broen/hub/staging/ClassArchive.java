package dk.broen.hub.staging;

import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.hub.HubLaunch;
import dk.broen.simulator.hub.HubProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/**
 * An archive of the hub's classes (class data sharing of the JVM), with which a hub or a command starts in half the time. A hub that is
 * started for nothing else leaves it: what it costs is saved by the next few starts. The JVM does not use an archive of other jars.
 */
public final class ClassArchive {
    private ClassArchive() {
    }

    /** The arguments of a JVM that runs a hub for a test: it starts soon, and uses less memory than one that serves a region. */
    public static String[] jvmArguments(String heap) throws IOException {
        return new String[] {heap, "-Xmn160m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", jvmArgument()};
    }

    /** The argument of a JVM that runs the jar of the hub. */
    static String jvmArgument() throws IOException {
        return "-XX:SharedArchiveFile=" + MadeOnce.of("broen.jsa", ClassArchive::make);
    }

    /** What the JVM says of classes that it cannot archive is not written. */
    private static void make(Path where) throws IOException {
        Path directory = Files.createTempDirectory("broen-class-archive");
        try {
            HubLaunch launch = HubLaunch.of(Checkout.here(), directory).withArguments("--profile", "demo", "--free-ports")
                .withJvmArguments("-XX:ArchiveClassesAtExit=" + where, "-Xlog:cds*=error", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
            EmptyDatabase.copyInto(launch.data());
            HubProcess.start(launch).close();
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
    }
}
