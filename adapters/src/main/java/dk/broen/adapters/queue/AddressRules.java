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

/**
 * The settings of each address: redelivery, dead letters, expiry and paging. The defaults of the broker would redeliver a partner's message
 * without delay and drop messages that cannot be delivered.
 */
final class AddressRules {
    private static final int UNLIMITED = -1;
    private static final long ONE_SECOND = 1_000;
    private static final long FIVE_MINUTES = 300_000;
    private static final int CITIZENS_IN_PARALLEL = 1_024;
    /** In bytes of the heap: about 30,000 messages of 2 KB. What exceeds it is paged to disk. */
    private static final long IN_MEMORY = 64L << 20;

    private AddressRules() {
    }

    static Map<String, AddressSettings> all() {
        return Map.ofEntries(
            Map.entry("#", paged().setMaxDeliveryAttempts(10).setMaxRedeliveryDelay(FIVE_MINUTES).setRedeliveryMultiplier(2)),
            Map.entry(Addresses.INTAKE, intake()),
            Map.entry(Addresses.REFUSED, paged().setMaxDeliveryAttempts(UNLIMITED)),
            Map.entry(Addresses.REPLIES, paged().setMaxDeliveryAttempts(UNLIMITED)),
            Map.entry(Addresses.KEY_AWAITED, paged().setMaxDeliveryAttempts(UNLIMITED)),
            Map.entry(Addresses.NOTIFICATIONS + "#", partner()),
            Map.entry(Addresses.WARD_ANSWERS + "#", partner()),
            Map.entry(Addresses.FACTS + "#", partner()),
            Map.entry(Addresses.FACTS_ANSWERS + "#", partner()),
            Map.entry(Addresses.ACKNOWLEDGEMENTS + "#", partner()),
            Map.entry(Addresses.ACKNOWLEDGEMENT_OUTCOMES + "#", partner()),
            Map.entry(Addresses.HOSPITAL_MESSAGES + "#", partner().setMaxDeliveryAttempts(UNLIMITED)),
            Map.entry(Addresses.HOSPITAL_ANSWERS + "#", partner()),
            Map.entry(Addresses.DEAD, paged().setMaxDeliveryAttempts(UNLIMITED)),
            Map.entry(Addresses.EXPIRED, paged().setMaxDeliveryAttempts(UNLIMITED)));
    }

    static List<QueueConfiguration> ownQueues() {
        return own().map(AddressRules::queue).toList();
    }

    /** The addresses that the hub needs with any configuration. */
    static Stream<String> own() {
        return Stream.of(Addresses.INTAKE, Addresses.REFUSED, Addresses.REPLIES, Addresses.KEY_AWAITED, Addresses.DEAD,
            Addresses.EXPIRED);
    }

    static QueueConfiguration queue(String address) {
        QueueConfiguration queue = QueueConfiguration.of(address).setAddress(address).setRoutingType(RoutingType.ANYCAST).setDurable(true)
            .setAutoCreated(false).setAutoDelete(false);
        return address.equals(Addresses.INTAKE) ? ordered(queue) : queue;
    }

    /**
     * A consumer that joins later gets its share of the citizens. Without the pause, the new consumer of a citizen could get a later message
     * while the old one still works on an earlier one (design.md §9.1).
     */
    private static QueueConfiguration ordered(QueueConfiguration queue) {
        return queue.setGroupBuckets(CITIZENS_IN_PARALLEL).setGroupRebalance(true).setGroupRebalancePauseDispatch(true);
    }

    /**
     * Redelivers without a delay: during a delay, later messages of the citizen would overtake. The hub itself backs off. The pause is a default
     * of the address too, because Artemis 2.55 loses it when it copies the configuration of a queue.
     */
    private static AddressSettings intake() {
        return paged().setMaxDeliveryAttempts(UNLIMITED).setRedeliveryDelay(0).setDefaultGroupRebalancePauseDispatch(true);
    }

    /**
     * Who fails on a message, a partner or, for facts and for messages of hospitals, the hub, gets it again after growing delays. After
     * the last attempt, the message goes to the dead-letter address; a message of a hospital never does, because only the inability of the
     * hub brings it back: what is wrong with a message is answered.
     */
    private static AddressSettings partner() {
        return paged().setMaxDeliveryAttempts(20).setMaxRedeliveryDelay(FIVE_MINUTES).setRedeliveryMultiplier(2);
    }

    private static AddressSettings paged() {
        return new AddressSettings()
            .setRedeliveryDelay(ONE_SECOND)
            .setDeadLetterAddress(SimpleString.of(Addresses.DEAD)).setExpiryAddress(SimpleString.of(Addresses.EXPIRED))
            .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE).setMaxSizeBytes(IN_MEMORY).setPageSizeBytes(8 << 20)
            // by default, a full disk blocks the sender without limit; with FAIL, the hospital is told to send again
            .setDiskFullMessagePolicy(DiskFullMessagePolicy.FAIL)
            .setAutoCreateQueues(false).setAutoCreateAddresses(false).setAutoDeleteQueues(false).setAutoDeleteAddresses(false);
    }
}
