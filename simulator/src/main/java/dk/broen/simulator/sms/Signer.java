package dk.broen.simulator.sms;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs reports with a secret. */
record Signer(String algorithm, String secret) {
    String hex(byte[] signed) {
        return HexFormat.of().formatHex(digest(signed));
    }

    String base64(byte[] signed) {
        return Base64.getEncoder().encodeToString(digest(signed));
    }

    private byte[] digest(byte[] signed) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "Signer[" + algorithm + "]";
    }
}
