package dk.broen.hub.ops;

import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.queue.Broker;
import dk.broen.routes.mailbox.MailboxPatience;
import dk.broen.routes.unread.UnreadQueues;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;

/**
 * Reports broker and database for the readiness probe. Liveness does not depend on them, because a restart would not repair them. Neither depends
 * on the mailbox: without it, messages are told.
 */
@Configuration(proxyBeanMethods = false)
class HealthIndicators {
    @Bean
    HealthIndicator brokerHealthIndicator(Broker broker) {
        return () -> (broker.answers() ? Health.up() : Health.down()).build();
    }

    /** Up also if no mailbox is configured. */
    @Bean
    HealthIndicator mailboxHealthIndicator(MailboxPatience mailbox) {
        return () -> (mailbox.isAway() ? Health.down() : Health.up()).build();
    }

    /** Always up: that a unit does not read its queue is no failure of the hub. The details name these units. */
    @Bean
    HealthIndicator queuesHealthIndicator(UnreadQueues queues) {
        return () -> Health.up().withDetail("unread", queues.all()).build();
    }

    @Bean
    HealthIndicator databaseHealthIndicator(Database database) {
        return () -> {
            try {
                database.jdbc().sql("select 1").query(Integer.class).single();
                return Health.up().build();
            } catch (DataAccessException noAnswer) {
                return Health.down(noAnswer).build();
            }
        };
    }
}
