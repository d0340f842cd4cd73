package dk.broen.adapters.queue;

import java.util.List;

/**
 * A partner who fetches its own messages from the embedded broker and can do nothing else there.
 *
 * @param consumes addresses below {@link Addresses#NOTIFICATIONS} or {@link Addresses#WARD_ANSWERS}; may end in {@code .#} (all below)
 */
public record BrokerUser(String name, String password, List<String> consumes) {
    private static final int SHORTEST_PASSWORD = 12;

    /** @throws IllegalArgumentException when the password is short or an address reaches beyond the partner's own */
    public BrokerUser {
        consumes = List.copyOf(consumes);
        if (name.isBlank() || password.length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException("broker user \"" + name + "\" needs a name and a password of at least "
                + SHORTEST_PASSWORD + " characters");
        }
        for (String address : consumes) {
            if (!isOneOwners(address)) {
                throw new IllegalArgumentException("broker user \"" + name + "\" may not consume \"" + address
                    + "\"; name notifications.<municipality>.# or ward-answers.<hospital>");
            }
        }
    }

    /** One municipality's or one hospital's, never everybody's. */
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
