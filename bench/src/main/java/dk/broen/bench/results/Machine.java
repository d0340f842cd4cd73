package dk.broen.bench.results;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;

/**
 * The machine of a measurement.
 *
 * @param memory in bytes
 * @param syncs the number of writes of 4 KiB per second, one after the other, each synced to disk
 */
public record Machine(int cores, long memory, String java, String system, double syncs) {
    private static final long GIB = 1L << 30;
    private static final int BLOCK = 4_096;
    private static final Duration DISK_TEST = Duration.ofSeconds(2);

    /** Describes this machine; measures the disk for two seconds. */
    public static Machine here(Path directory) throws IOException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(Runtime.getRuntime().availableProcessors(), system.getTotalMemorySize(),
            System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
            System.getProperty("os.name") + " " + System.getProperty("os.arch"), syncs(directory));
    }

    public String inWords() {
        return String.format(Locale.ROOT, "%d cores, %d GiB memory, %s, %s, disk syncs %,.0f writes of 4 KiB per second", cores,
            Math.round(memory / (double) GIB), java, system, syncs);
    }

    private static double syncs(Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "syncs", ".tmp");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
            long start = System.nanoTime();
            long done = 0;
            while (System.nanoTime() - start < DISK_TEST.toNanos()) {
                channel.write(block.clear());
                channel.force(false);
                done++;
            }
            return done * 1e9 / (System.nanoTime() - start);
        } finally {
            Files.delete(file);
        }
    }
}
