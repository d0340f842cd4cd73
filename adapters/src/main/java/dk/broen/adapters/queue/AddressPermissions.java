package dk.broen.adapters.queue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.security.Role;

/** The permissions on each address. The broker applies only the most specific entry of an address, so each entry is complete. */
final class AddressPermissions {
    static final String HUB = "hub";
    private static final Role EVERYTHING = new Role(HUB, true, true, true, true, true, true, true, true, true, true, true, true);

    private AddressPermissions() {
    }

    static Map<String, Set<Role>> of(List<BrokerUser> partners) {
        Map<String, Set<Role>> roles = new HashMap<>(Map.of("#", Set.of(EVERYTHING)));
        partners.stream().flatMap(partner -> Stream.concat(partner.consumes().stream(), partner.sends().stream())).distinct()
            .forEach(address -> roles.put(address, whoMayUse(address, partners)));
        return roles;
    }

    static String roleOf(BrokerUser partner) {
        return "partner-" + partner.name();
    }

    private static Set<Role> whoMayUse(String address, List<BrokerUser> partners) {
        Set<Role> roles = new HashSet<>(Set.of(EVERYTHING));
        partners.stream().filter(partner -> partner.mayConsume(address))
            .map(partner -> new Role(roleOf(partner), false, true, false, false, false, false, false)).forEach(roles::add);
        partners.stream().filter(partner -> partner.maySendTo(address))
            .map(partner -> new Role(roleOf(partner), true, false, false, false, false, false, false)).forEach(roles::add);
        return roles;
    }
}
