package dk.broen.hub.ops;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The account with which a command on the same machine calls the running hub. Its token is new at each start. */
public record LocalOperator(String name, String token) {
    private static final String NAME = "local-operator";

    /** Makes the account with a new random token. */
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
