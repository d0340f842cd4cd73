package dk.broen.hub.wiring;

import dk.broen.adapters.postgres.Database;
import dk.broen.hub.settings.BroenSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the database and provides its transactions. */
@Configuration(proxyBeanMethods = false)
class PostgresBeans {
    @Bean
    Database database(BroenSettings settings) {
        BroenSettings.Database database = settings.database();
        return database.url().isEmpty() ? Database.embedded(settings.data().resolve("postgres"), 0, database.connections())
            : StartupRetry.of(settings)
                .opened(() -> Database.external(database.url(), database.user(), database.password(), database.connections()));
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
