package dk.broen.adapters.queue;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.apache.activemq.artemis.utils.critical.CriticalAnalyzerPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded broker. The hub connects inside the process. Partners connect to one acceptor, with AMQP 1.0 or the protocol of Artemis. JMX
 * management is off.
 */
final class EmbeddedArtemis implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedArtemis.class);
    private static final Duration SHORTEST_WAIT = Duration.ofNanos(100_000);
    private static final Duration LONGEST_WAIT = Duration.ofNanos(500_000);
    private static final long KEPT_FREE_ON_DISK = 256L << 20;
    /** All queues together; what exceeds it is paged to disk. The default is half of the heap, which the hub itself needs. */
    private static final long MOST_IN_MEMORY = 96L << 20;
    private static final long LOCK_TIMEOUT = 2_000;
    private static final String PARTNERS = "partners";

    private final EmbeddedActiveMQ artemis;
    private final BrokerSettings.External own;

    private EmbeddedArtemis(EmbeddedActiveMQ artemis, BrokerSettings.External own) {
        this.artemis = artemis;
        this.own = own;
    }

    static EmbeddedArtemis start(BrokerSettings.Embedded settings) throws Exception {
        return start(settings, KEPT_FREE_ON_DISK);
    }

    /** @param keptFree the bytes that must stay free on the disk; a send fails when fewer are free */
    static EmbeddedArtemis start(BrokerSettings.Embedded settings, long keptFree) throws Exception {
        int id = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
        String password = randomPassword();
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setName("broen").setJMXManagementEnabled(false);
        journal(configuration.setMinDiskFree(keptFree).setGlobalMaxSize(MOST_IN_MEMORY), settings);
        configuration.addAcceptorConfiguration(new TransportConfiguration(InVMAcceptorFactory.class.getName(),
            Map.of("serverId", id, "protocols", "CORE"), "hub"));
        configuration.addAcceptorConfiguration(new TransportConfiguration(NettyAcceptorFactory.class.getName(),
            Map.of("host", settings.host(), "port", settings.port(), "protocols", "AMQP,CORE", "saslMechanisms", "PLAIN"), PARTNERS));
        configuration.registerBrokerPlugin(new HospitalMessageLimit());
        AddressRules.all().forEach(configuration::addAddressSetting);
        AddressRules.ownQueues().forEach(configuration::addQueueConfiguration);
        AddressPermissions.of(settings.users()).forEach(configuration::putSecurityRoles);

        EmbeddedActiveMQ artemis = new EmbeddedActiveMQ().setConfiguration(configuration)
            .setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users(settings.users(), password)));
        artemis.start();
        ActiveMQServer server = artemis.getActiveMQServer();
        if (!server.isActive()) {
            artemis.stop();
            throw new IllegalStateException("the broker did not start in " + settings.directory()
                + ": is another hub using this data directory?");
        }
        return new EmbeddedArtemis(artemis,
            new BrokerSettings.External("vm://" + id, AddressPermissions.HUB, password, settings.connections()));
    }

    /** The settings with which the hub itself connects. */
    BrokerSettings.External own() {
        return own;
    }

    /** The port for partners. */
    int port() {
        return ((NettyAcceptor) artemis.getActiveMQServer().getRemotingService().getAcceptor(PARTNERS)).getActualPort();
    }

    @Override
    public void close() throws Exception {
        artemis.stop();
    }

    private static void journal(ConfigurationImpl configuration, BrokerSettings.Embedded settings) {
        Duration wait = clamp(settings.journalBufferTimeout());
        String directory = settings.directory().toAbsolutePath().toString();
        int sync = Math.toIntExact(wait.toNanos());
        configuration.setPersistenceEnabled(true).setJournalType(JournalType.NIO).setJournalDatasync(true)
            .setJournalBufferTimeout_NIO(sync).setJournalMaxIO_NIO(1)
            .setPageSyncTimeout(sync) // the default, 3.33 ms, delays each sender as soon as the intake is paged
            .setJournalDirectory(directory + "/journal").setBindingsDirectory(directory + "/bindings")
            .setPagingDirectory(directory + "/paging").setLargeMessagesDirectory(directory + "/large-messages")
            .setPersistIDCache(true).setIDCacheSize(settings.duplicateIds())
            .setJournalLockAcquisitionTimeout(LOCK_TIMEOUT)
            .setCriticalAnalyzerPolicy(CriticalAnalyzerPolicy.LOG);
    }

    /** A calibrated value can be too short on a fast disk; the default of the broker slows a single sender down (design.md §8). */
    private static Duration clamp(Duration configured) {
        long nanos = Math.min(Math.max(configured.toNanos(), SHORTEST_WAIT.toNanos()), LONGEST_WAIT.toNanos());
        Duration used = Duration.ofNanos(nanos);
        if (!used.equals(configured)) {
            LOG.warn("BRN1203 journal-buffer-timeout-clamped asked={}us used={}us", configured.toNanos() / 1000, used.toNanos() / 1000);
        }
        return used;
    }

    private static SecurityConfiguration users(List<BrokerUser> partners, String hubPassword) {
        Map<String, String> passwords = new HashMap<>(Map.of(AddressPermissions.HUB, hubPassword));
        Map<String, List<String>> roles = new HashMap<>(Map.of(AddressPermissions.HUB, List.of(AddressPermissions.HUB)));
        for (BrokerUser partner : partners) {
            if (passwords.put(partner.name(), partner.password()) != null) {
                throw new IllegalArgumentException("broker user \"" + partner.name() + "\" is defined twice, or has the name of the hub");
            }
            roles.put(partner.name(), List.of(AddressPermissions.roleOf(partner)));
        }
        return new SecurityConfiguration(passwords, roles);
    }

    private static String randomPassword() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
