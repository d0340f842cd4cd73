package dk.broen.mappings.sms;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a gateway proves that a report is its own. What it says is compared in constant time.
 *
 * @param header which header has the secret or the signature
 * @param prefix what stands before it in the header
 * @param url under which the gateway knows the address of the reports; used for {@link Kind#HMAC_OF_URL_AND_FORM} only
 */
public record ReportCheck(Kind kind, String header, String prefix, Algorithm algorithm, Encoding encoding, String url, String secret) {
    /** What is compared. */
    public enum Kind {
        /** The secret itself, in a header. */
        SECRET_IN_HEADER,
        /** The secret itself, as the first part of the path. It is in the access log of each proxy. */
        SECRET_IN_PATH,
        /** A signature of the body. */
        HMAC_OF_BODY,
        /** A signature of the URL and the form fields, sorted by name. */
        HMAC_OF_URL_AND_FORM
    }

    /** The hash function of the signature. */
    public enum Algorithm {
        SHA1("HmacSHA1"), SHA256("HmacSHA256");

        private final String mac;

        Algorithm(String mac) {
            this.mac = mac;
        }
    }

    /** How the signature is written. */
    public enum Encoding { HEX, BASE64 }

    /** The report is the gateway's. */
    public boolean accepts(IncomingReport report) {
        return switch (kind) {
            case SECRET_IN_HEADER -> same(inHeader(report), secret);
            case SECRET_IN_PATH -> same(Optional.of(firstOf(report.path())), secret);
            case HMAC_OF_BODY -> same(inHeader(report), signature(report.body()));
            case HMAC_OF_URL_AND_FORM -> FormFields.of(report.body())
                .filter(fields -> same(inHeader(report), signature(signed(report, fields)))).isPresent();
        };
    }

    /** The path without the secret. */
    String pathOf(IncomingReport report) {
        return kind == Kind.SECRET_IN_PATH ? report.path().substring(("/" + firstOf(report.path())).length()) : report.path();
    }

    private static String firstOf(String path) {
        String[] parts = path.split("/", 3);
        return parts.length > 1 ? parts[1] : "";
    }

    private byte[] signed(IncomingReport report, FormFields fields) {
        return (url + report.path() + report.query().map(query -> "?" + query).orElse("") + fields.concatenated())
            .getBytes(StandardCharsets.UTF_8);
    }

    private Optional<String> inHeader(IncomingReport report) {
        return report.header(header).filter(value -> value.startsWith(prefix)).map(value -> value.substring(prefix.length()).strip());
    }

    /** Takes as long for a wrong value as for a right one, whatever part of it is right. */
    private static boolean same(Optional<String> said, String expected) {
        return MessageDigest.isEqual(said.orElse("").getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8))
            && !expected.isEmpty();
    }

    private String signature(byte[] signed) {
        try {
            Mac mac = Mac.getInstance(algorithm.mac);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm.mac));
            byte[] digest = mac.doFinal(signed);
            return encoding == Encoding.HEX ? HexFormat.of().formatHex(digest) : Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "ReportCheck[" + kind + "]";
    }
}
