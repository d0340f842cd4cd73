package dk.broen.adapters.queue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.DiskFullMessagePolicy;

/** What happens on each address when a message is not taken, not wanted, or too many. The broker's defaults are a hot loop and a loss. */
final class AddressRules {
    private static final int FOR_EVER = -1;
    private static final long ONE_SECOND = 1_000;
    private static final long FIVE_MINUTES = 300_000;
    private static final int CITIZENS_IN_PARALLEL = 1_024;

    private AddressRules() {
    }

    static Map<String, AddressSettings> all() {
        return Map.of(
            "#", paged().setMaxDeliveryAttempts(10).setMaxRedeliveryDelay(FIVE_MINUTES).setRedeliveryMultiplier(2),
            Addresses.INTAKE, paged().setMaxDeliveryAttempts(FOR_EVER).setDefaultGroupBuckets(CITIZENS_IN_PARALLEL),
            Addresses.REFUSED, paged().setMaxDeliveryAttempts(FOR_EVER),
            Addresses.NOTIFICATIONS + "#", partner(),
            Addresses.WARD_ANSWERS + "#", partner(),
            Addresses.DEAD, paged().setMaxDeliveryAttempts(FOR_EVER),
            Addresses.EXPIRED, paged().setMaxDeliveryAttempts(FOR_EVER));
    }

    static List<QueueConfiguration> ownQueues() {
        return own().map(AddressRules::queue).toList();
    }

    /** The addresses that the hub needs whatever is configured. */
    static Stream<String> own() {
        return Stream.of(Addresses.INTAKE, Addresses.REFUSED, Addresses.DEAD, Addresses.EXPIRED);
    }

    static QueueConfiguration queue(String address) {
        return QueueConfiguration.of(address).setAddress(address).setRoutingType(RoutingType.ANYCAST).setDurable(true)
            .setAutoCreated(false).setAutoDelete(false);
    }

    /** A partner's program that keeps failing gets slower tries, and after those a human looks. */
    private static AddressSettings partner() {
        return paged().setMaxDeliveryAttempts(20).setMaxRedeliveryDelay(FIVE_MINUTES).setRedeliveryMultiplier(2);
    }

    private static AddressSettings paged() {
        return new AddressSettings()
            .setRedeliveryDelay(ONE_SECOND)
            .setDeadLetterAddress(SimpleString.of(Addresses.DEAD)).setExpiryAddress(SimpleString.of(Addresses.EXPIRED))
            .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE).setMaxSizeBytes(64L << 20).setPageSizeBytes(8 << 20)
            // the default lets senders wait for ever; a hospital is to hear that it must send again
            .setDiskFullMessagePolicy(DiskFullMessagePolicy.FAIL)
            .setAutoCreateQueues(false).setAutoCreateAddresses(false).setAutoDeleteQueues(false).setAutoDeleteAddresses(false);
    }
}
