package dk.broen.bench.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The processes of a hub and of its database as the kernel counts them (proc(5)), so only on Linux. */
final class Processes {
    private static final Path PROC = Path.of("/proc");
    /** The unit of processor times in /proc, USER_HZ: 100 on each architecture that has a JDK. */
    private static final long TICKS_PER_SECOND = 100;
    /** The fields of /proc/PID/stat after the name of the program: its own times, and those of its children that ended. */
    private static final int UTIME = 11;
    private static final int STIME = 12;
    private static final int CUTIME = 13;
    private static final int CSTIME = 14;
    private static final String PRIVATE_AND_SHARE = "Pss:";
    private static final long KIB = 1024;

    private final long hub;
    private final long database;

    /**
     * The processes of a hub.
     *
     * @param hub its process id
     * @param database the process id of the PostgreSQL server; its child processes count too
     */
    Processes(long hub, long database) {
        this.hub = hub;
        this.database = database;
    }

    /** The processor time used so far. The processes that the server of the database started and that ended count, those of the hub do not. */
    Duration processorTime() {
        long ticks = ticks(hub, UTIME, STIME) + ticks(database, UTIME, STIME, CUTIME, CSTIME)
            + children().map(child -> ticks(child, UTIME, STIME)).sum();
        return Duration.ofNanos(ticks * (1_000_000_000 / TICKS_PER_SECOND));
    }

    /** The bytes of memory in use. Memory that several processes share counts once. */
    long memory() {
        return Stream.concat(Stream.of(hub, database), children().boxed()).mapToLong(Processes::memory).sum();
    }

    static long ticks(String stat, int... fields) {
        String[] values = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int field : fields) {
            ticks += Long.parseLong(values[field]);
        }
        return ticks;
    }

    static long bytes(List<String> rollup) {
        return rollup.stream().filter(line -> line.startsWith(PRIVATE_AND_SHARE)).map(line -> line.split("\\s+")[1])
            .mapToLong(Long::parseLong).sum() * KIB;
    }

    private LongStream children() {
        return ProcessHandle.of(database).stream().flatMap(ProcessHandle::descendants).mapToLong(ProcessHandle::pid);
    }

    private static long ticks(long pid, int... fields) {
        return lines(pid, "stat").map(lines -> ticks(lines.get(0), fields)).orElse(0L);
    }

    private static long memory(long pid) {
        return lines(pid, "smaps_rollup").map(Processes::bytes).orElse(0L);
    }

    /** Empty when the process has ended meanwhile. */
    private static Optional<List<String>> lines(long pid, String file) {
        try {
            return Optional.of(Files.readAllLines(PROC.resolve(Long.toString(pid)).resolve(file)));
        } catch (NoSuchFileException ended) {
            return Optional.empty();
        } catch (IOException failure) {
            if ("No such process".equals(failure.getMessage())) {
                return Optional.empty();
            }
            throw new UncheckedIOException(failure);
        }
    }
}
