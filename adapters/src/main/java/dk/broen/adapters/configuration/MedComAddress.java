package dk.broen.adapters.configuration;

import java.net.URI;
import java.util.Set;

/** The address of a system that receives MedCom messages. Citizen data leaves for it, so it is encrypted or stays on this machine. */
final class MedComAddress {
    static final String ACCEPTED = "an https address, or an http address on this machine, without user name, password, query and fragment";
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private MedComAddress() {}

    static boolean isSafe(String text) {
        try {
            URI address = URI.create(text);
            boolean plain = address.getUserInfo() == null && address.getQuery() == null && address.getFragment() == null;
            return address.getHost() != null && plain && ("https".equals(address.getScheme())
                || "http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost()));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
