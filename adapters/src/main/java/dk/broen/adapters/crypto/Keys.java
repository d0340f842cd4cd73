package dk.broen.adapters.crypto;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.HmacParameters;
import com.google.crypto.tink.mac.MacConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The two key sets of a hub, as JSON files of Tink.
 * {@code payload.json} is for sealing (AES-256-GCM). A new primary key can be added to it at any time; the older keys still open.
 * {@code index.json} is for keyed hashes (HMAC-SHA-256 without prefix). It is never rotated, because rows are found by their hashes.
 */
public final class Keys {
    private static final String PAYLOAD = "payload.json";
    private static final String INDEX = "index.json";
    /** Sealed bytes; opened they take about four times as much. */
    private static final long OPENED = 12 << 20;

    private final Seal seal;
    private final CitizenIndex index;
    private final RecentlyOpened opened = new RecentlyOpened(OPENED);

    private Keys(Seal seal, CitizenIndex index) {
        this.seal = seal;
        this.index = index;
    }

    /**
     * @throws MissingKeysException when a file is missing
     * @throws IllegalStateException when a file does not hold a key set of that kind
     */
    public static Keys load(Path directory) {
        register();
        Path payloadFile = directory.resolve(PAYLOAD);
        Path indexFile = directory.resolve(INDEX);
        KeysetHandle payload = keySet(payloadFile);
        return new Keys(new Seal(primitive(payload, payloadFile, Aead.class), ids(payload)),
            new CitizenIndex(primitive(keySet(indexFile), indexFile, Mac.class)));
    }

    /**
     * Creates both key sets in a directory that has none. Only the owner can read the files.
     *
     * @throws IllegalStateException when a key set exists already: it is never overwritten
     */
    public static void create(Path directory) {
        register();
        for (String file : new String[] {PAYLOAD, INDEX}) {
            if (Files.exists(directory.resolve(file))) {
                throw new IllegalStateException(directory.resolve(file)
                    + " exists already and is not overwritten: it is needed to open what was sealed with it");
            }
        }
        try {
            Files.createDirectories(directory, asFileAttribute(fromString("rwx------")));
            write(directory.resolve(PAYLOAD), PredefinedAeadParameters.AES256_GCM);
            write(directory.resolve(INDEX), HmacParameters.builder().setKeySizeBytes(32).setTagSizeBytes(32)
                .setHashType(HmacParameters.HashType.SHA256).setVariant(HmacParameters.Variant.NO_PREFIX).build());
        } catch (IOException cause) {
            throw new UncheckedIOException("keys could not be written to " + directory, cause);
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("keys could not be created", cause);
        }
    }

    public Seal seal() {
        return seal;
    }

    public CitizenIndex index() {
        return index;
    }

    /** What was opened with these keys a short time ago. */
    public RecentlyOpened opened() {
        return opened;
    }

    private static void write(Path file, Parameters parameters) throws IOException, GeneralSecurityException {
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(KeysetHandle.generateNew(parameters), InsecureSecretKeyAccess.get());
        try (SeekableByteChannel channel = Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE,
            StandardOpenOption.SYNC), asFileAttribute(fromString("rw-------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private static KeysetHandle keySet(Path file) {
        if (!Files.exists(file)) {
            throw new MissingKeysException(file.toAbsolutePath().getParent(), file.getFileName().toString());
        }
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
        } catch (IOException cause) {
            throw new UncheckedIOException(file + " could not be read", cause);
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException(file + " holds no key set", cause);
        }
    }

    private static <P> P primitive(KeysetHandle keys, Path file, Class<P> type) {
        try {
            return keys.getPrimitive(RegistryConfiguration.get(), type);
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException(file + " holds no key set that gives " + type.getSimpleName(), cause);
        }
    }

    /** A key that is disabled in the file does not open. */
    private static Set<Integer> ids(KeysetHandle keys) {
        return IntStream.range(0, keys.size()).mapToObj(keys::getAt).filter(key -> key.getStatus() == KeyStatus.ENABLED)
            .map(KeysetHandle.Entry::getId).collect(Collectors.toSet());
    }

    private static void register() {
        try {
            AeadConfig.register();
            MacConfig.register();
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("this JVM does not support AES-GCM or HMAC", cause);
        }
    }
}
