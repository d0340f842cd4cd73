package dk.broen.adapters.crypto;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
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

/**
 * The two key sets of a hub, as Tink's JSON files that only their owner may read.
 * {@code payload.json} seals (AES-256-GCM); a new primary key may be added to it at any time, older keys still open.
 * {@code index.json} makes keyed hashes (HMAC-SHA-256 without prefix); it is never rotated, for the hashes are what rows are found by.
 */
public final class Keys {
    private static final String PAYLOAD = "payload.json";
    private static final String INDEX = "index.json";

    private final Seal seal;
    private final CitizenIndex index;

    private Keys(Seal seal, CitizenIndex index) {
        this.seal = seal;
        this.index = index;
    }

    /**
     * @throws MissingKeysException when a file is not there
     * @throws IllegalStateException when a file holds no such key set
     */
    public static Keys load(Path directory) {
        register();
        return new Keys(new Seal(primitive(directory.resolve(PAYLOAD), Aead.class)),
            new CitizenIndex(primitive(directory.resolve(INDEX), Mac.class)));
    }

    /**
     * Makes both key sets in a directory that has none.
     *
     * @throws IllegalStateException when there is one already: it is never overwritten
     */
    public static void create(Path directory) {
        register();
        for (String file : new String[] {PAYLOAD, INDEX}) {
            if (Files.exists(directory.resolve(file))) {
                throw new IllegalStateException(directory.resolve(file)
                    + " exists already and is left as it is: what was sealed with it needs it");
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
            throw new IllegalStateException("keys could not be made", cause);
        }
    }

    public Seal seal() {
        return seal;
    }

    public CitizenIndex index() {
        return index;
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

    private static <P> P primitive(Path file, Class<P> type) {
        if (!Files.exists(file)) {
            throw new MissingKeysException(file.toAbsolutePath().getParent(), file.getFileName().toString());
        }
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), type);
        } catch (IOException cause) {
            throw new UncheckedIOException(file + " could not be read", cause);
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException(file + " holds no key set that gives " + type.getSimpleName(), cause);
        }
    }

    private static void register() {
        try {
            AeadConfig.register();
            MacConfig.register();
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("the cryptography of this JVM lacks AES-GCM or HMAC", cause);
        }
    }
}
