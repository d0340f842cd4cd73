package dk.broen.adapters.queue;

import java.util.List;

/**
 * A partner of the embedded broker. It can consume its own messages and has no other permission.
 *
 * @param consumes addresses that begin with {@link Addresses#NOTIFICATIONS} or {@link Addresses#WARD_ANSWERS}; {@code .#} at the end means
 *     all addresses below
 */
public record BrokerUser(String name, String password, List<String> consumes) {
    private static final int SHORTEST_PASSWORD = 12;

    /** @throws IllegalArgumentException when the password is too short, or an address belongs to more than one partner */
    public BrokerUser {
        consumes = List.copyOf(consumes);
        if (name.isBlank() || password.length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException("broker user \"" + name + "\" must have a name, and a password of at least "
                + SHORTEST_PASSWORD + " characters");
        }
        for (String address : consumes) {
            if (!isOneOwners(address)) {
                throw new IllegalArgumentException("broker user \"" + name + "\" may not consume \"" + address
                    + "\"; accepted: notifications.<municipality>.# or ward-answers.<hospital>");
            }
        }
    }

    /** Whether the address belongs to one municipality or one hospital. */
    private static boolean isOneOwners(String address) {
        return address.matches("(notifications|ward-answers)(\\.[\\w-]+)+(\\.#)?");
    }

    boolean mayConsume(String address) {
        return consumes.stream().anyMatch(own -> own.equals(address)
            || own.endsWith(".#") && (address + ".").startsWith(own.substring(0, own.length() - 1)));
    }

    @Override
    public String toString() {
        return "BrokerUser[" + name + "]";
    }
}
