package dk.broen.adapters.queue;

import java.util.List;

/**
 * A partner of the embedded broker. It can consume its own messages, send facts and answers of its own municipality or messages of its own hospital,
 * and has no other permission.
 *
 * @param consumes addresses that begin with {@link Addresses#NOTIFICATIONS}, {@link Addresses#WARD_ANSWERS},
 *     {@link Addresses#FACTS_ANSWERS}, {@link Addresses#ACKNOWLEDGEMENT_OUTCOMES} or {@link Addresses#HOSPITAL_ANSWERS}; {@code .#} at the end means all addresses below
 * @param sends addresses that begin with {@link Addresses#FACTS}, {@link Addresses#ACKNOWLEDGEMENTS} or {@link Addresses#HOSPITAL_MESSAGES}
 */
public record BrokerUser(String name, String password, List<String> consumes, List<String> sends) {
    private static final int SHORTEST_PASSWORD = 12;

    /** @throws IllegalArgumentException when the password is too short, or an address belongs to more than one partner */
    public BrokerUser {
        consumes = List.copyOf(consumes);
        sends = List.copyOf(sends);
        if (name.isBlank() || password.length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException("broker user \"" + name + "\" must have a name, and a password of at least "
                + SHORTEST_PASSWORD + " characters");
        }
        for (String address : consumes) {
            if (!isOneOwners(address)) {
                throw new IllegalArgumentException("broker user \"" + name + "\" may not consume \"" + address
                    + "\"; accepted: notifications.<municipality>.#, ward-answers.<hospital>, facts-answers.<municipality>, "
                    + "acknowledgement-outcomes.<municipality> or hospital-answers.<hospital>");
            }
        }
        for (String address : sends) {
            if (!address.matches("(facts|acknowledgements)\\.\\d{4}|hospital-messages\\.[\\w-]+")) {
                throw new IllegalArgumentException("broker user \"" + name + "\" may not send to \"" + address
                    + "\"; accepted: facts.<municipality> and acknowledgements.<municipality>, with the code of four digits, or hospital-messages.<hospital>");
            }
        }
    }

    /** A partner that sends nothing. */
    public BrokerUser(String name, String password, List<String> consumes) {
        this(name, password, consumes, List.of());
    }

    /** Whether the address belongs to one municipality or one hospital. */
    private static boolean isOneOwners(String address) {
        return address.matches("(notifications|ward-answers|facts-answers|acknowledgement-outcomes|hospital-answers)(\\.[\\w-]+)+(\\.#)?");
    }

    boolean mayConsume(String address) {
        return consumes.stream().anyMatch(own -> own.equals(address)
            || own.endsWith(".#") && (address + ".").startsWith(own.substring(0, own.length() - 1)));
    }

    boolean maySendTo(String address) {
        return sends.contains(address);
    }

    @Override
    public String toString() {
        return "BrokerUser[" + name + "]";
    }
}
