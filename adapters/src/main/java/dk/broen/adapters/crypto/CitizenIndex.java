package dk.broen.adapters.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Mac;
import dk.broen.domain.terms.Cpr;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Makes keyed hashes: the hub finds and orders the rows and messages of one citizen by them, without naming the citizen. A hash is 128 bits
 * in base64url: 22 characters. Without the key, nobody can compute the hashes of all CPR numbers and compare.
 */
public final class CitizenIndex {
    private static final int BYTES = 16;

    private final Mac mac;

    CitizenIndex(Mac mac) {
        this.mac = mac;
    }

    public String keyOf(Cpr citizen) {
        return hash("citizen", citizen.digits());
    }

    /** @param domain separates equal values of different meaning, e.g. {@code control} or {@code stay} */
    public String hash(String domain, String value) {
        try {
            byte[] tag = mac.computeMac((domain + '\0' + value).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(tag, BYTES));
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("hashing failed in " + domain, cause);
        }
    }
}
