package dk.broen.adapters.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Seals bytes (authenticated encryption, AEAD) and opens them. The context names the table, the column and the row of the bytes. It is not
 * stored. Bytes that were copied to another row or column do not open there.
 */
public final class Seal {
    /** Tink writes one byte with this value and the id of the key before what it seals. */
    private static final byte KEY_ID_FOLLOWS = 1;
    /** That, a nonce of 12 bytes and a tag of 16. */
    private static final int SHORTEST = 1 + Integer.BYTES + 12 + 16;

    private final Aead aead;
    private final Set<Integer> keys;

    /** @param keys the ids of all keys that open */
    Seal(Aead aead, Set<Integer> keys) {
        this.aead = aead;
        this.keys = Set.copyOf(keys);
    }

    public byte[] seal(byte[] plain, String context) {
        try {
            return aead.encrypt(plain, context.getBytes(UTF_8));
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("sealing failed for " + context, cause);
        }
    }

    /**
     * @throws UnknownKeyException when the bytes name a key that is missing here: they may open when the key is added
     * @throws BrokenSealException when the bytes were changed or have another context: they never open
     */
    public byte[] open(byte[] sealed, String context) {
        try {
            return aead.decrypt(sealed, context.getBytes(UTF_8));
        } catch (GeneralSecurityException cause) {
            OptionalInt key = keyOf(sealed);
            if (key.isPresent() && !keys.contains(key.getAsInt())) {
                throw new UnknownKeyException(key.getAsInt());
            }
            throw new BrokenSealException(context, cause);
        }
    }

    private static OptionalInt keyOf(byte[] sealed) {
        return sealed.length >= SHORTEST && sealed[0] == KEY_ID_FOLLOWS ? OptionalInt.of(ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt())
            : OptionalInt.empty();
    }
}
