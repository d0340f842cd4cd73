package dk.broen.hub.wiring;

import dk.broen.adapters.configuration.ConfigurationResult.Loaded;
import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.history.Horizon;
import dk.broen.adapters.occasions.Configurations;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.hub.settings.BroenSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records the configuration that comes into force at the start. If it differs from the last one, here or on another hub, each citizen of whom a
 * hospital has said something lately is looked at again: a rule, a unit or a legal basis may be new (design.md §3). So the last one of several
 * hubs that gets a new configuration puts right what was decided by the old one meanwhile.
 */
@Component
class ConfigurationChange {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationChange.class);
    private final Loaded configuration;
    private final Configurations configurations;
    private final DueWork dueWork;
    private final TransactionTemplate transactions;
    private final String node;
    private final Clock clock;

    ConfigurationChange(Loaded configuration, Configurations configurations, DueWork dueWork, TransactionTemplate transactions,
        BroenSettings settings, Clock clock) {
        this.configuration = configuration;
        this.configurations = configurations;
        this.dueWork = dueWork;
        this.transactions = transactions;
        this.node = settings.node();
        this.clock = clock;
    }

    @EventListener(ApplicationStartedEvent.class)
    void compare() {
        transactions.executeWithoutResult(transaction -> {
            Set<String> before = configurations.last(node);
            Instant now = clock.instant();
            configurations.record(node, configuration.version(), now);
            if (!before.isEmpty() && !before.equals(Set.of(configuration.version()))) {
                lookAgain(now);
            }
        });
    }

    private void lookAgain(Instant now) {
        List<String> citizens = configurations.citizensHeardOfSince(
            now.atZone(OpeningHours.DENMARK).minus(Horizon.HISTORY).toInstant());
        dueWork.scheduleLooksAfterConfiguration(citizens, now);
        LOG.info("BRN1304 configuration-changed version={} citizens={}", configuration.version(), citizens.size());
    }
}
