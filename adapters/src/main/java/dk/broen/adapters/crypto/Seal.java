package dk.broen.adapters.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;

/**
 * Seals bytes (authenticated encryption, AEAD) and opens them. The context names the table, the column and the row of the bytes. It is not
 * stored. Bytes that were copied to another row or column do not open there.
 */
public final class Seal {
    private final Aead aead;

    Seal(Aead aead) {
        this.aead = aead;
    }

    public byte[] seal(byte[] plain, String context) {
        try {
            return aead.encrypt(plain, context.getBytes(UTF_8));
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("sealing failed for " + context, cause);
        }
    }

    /** @throws BrokenSealException when the bytes were changed, have another context, or were sealed with keys that are missing here */
    public byte[] open(byte[] sealed, String context) {
        try {
            return aead.decrypt(sealed, context.getBytes(UTF_8));
        } catch (GeneralSecurityException cause) {
            throw new BrokenSealException(context, cause);
        }
    }
}
