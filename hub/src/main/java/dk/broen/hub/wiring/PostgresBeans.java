package dk.broen.hub.wiring;

import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.NodeLock;
import dk.broen.adapters.postgres.NodeNameTakenException;
import dk.broen.hub.settings.BroenSettings;
import dk.broen.hub.settings.RefusedSetting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the database, takes the name of this hub on it, and provides its transactions. */
@Configuration(proxyBeanMethods = false)
class PostgresBeans {
    @Bean
    Database database(BroenSettings settings) {
        BroenSettings.Database database = settings.database();
        return database.url().isEmpty() ? Database.embedded(settings.data().resolve("postgres"), 0, database.connections())
            : StartupRetry.of(settings)
                .opened(() -> Database.external(database.url(), database.user(), database.password(), database.connections()));
    }

    /** A killed predecessor keeps its name until PostgreSQL notices its end, so the start waits a little before it is refused. */
    @Bean
    NodeLock nodeLock(Database database, BroenSettings settings, ConfigurableEnvironment environment) {
        try {
            return StartupRetry.ofPredecessor().opened(() -> NodeLock.take(database, settings.node()));
        } catch (NodeNameTakenException second) {
            throw RefusedSetting.of(environment, "broen.node", second.getMessage());
        }
    }

    @Bean
    JdbcClient jdbc(Database database) {
        return database.jdbc();
    }

    @Bean
    PlatformTransactionManager transactionManager(Database database) {
        return database.transactionManager();
    }

    @Bean
    TransactionTemplate transactions(Database database) {
        return database.transactions();
    }
}
