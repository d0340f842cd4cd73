package dk.broen.hub.ops;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The account by which a command on the same machine asks the running hub; its token changes at every start. */
public record LocalOperator(String name, String token) {
    private static final String NAME = "local-operator";

    /** A new token. */
    public static LocalOperator create() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new LocalOperator(NAME, HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return name;
    }
}
