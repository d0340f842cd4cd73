package dk.broen.routes;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult.Loaded;
import dk.broen.adapters.configuration.ConfigurationResult.Refused;
import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.crypto.MissingKeysException;
import dk.broen.adapters.crypto.Seal;
import dk.broen.adapters.mllp.MllpSettings;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.queue.Broker;
import dk.broen.adapters.queue.BrokerSettings;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Hospital;
import dk.broen.routes.ops.LocalOperator;
import jakarta.jms.ConnectionFactory;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The adapters, opened from the settings. What is wrong with the settings stops the start here, with what to do. */
@Configuration(proxyBeanMethods = false)
class Parts {
    private static final Duration FRAME_TIME = Duration.ofSeconds(30);
    private static final Duration END_OF_FRAME_TIME = Duration.ofMillis(500);
    private static final int GARBAGE = 128;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    @Bean
    @Profile("!demo")
    Clock clock(BroenSettings settings) {
        if (!settings.clock().ahead().isZero()) {
            throw new StartRefused(List.of("broen.clock.ahead: a clock that goes wrong is for the demo only; remove the key"));
        }
        return Clock.systemUTC();
    }

    @Bean
    @Profile("demo")
    MovableClock movableClock(BroenSettings settings) {
        return new MovableClock(Clock.systemUTC(), settings.clock().ahead());
    }

    @Bean
    Loaded configuration(BroenSettings settings) {
        dk.broen.adapters.configuration.ConfigurationResult read = new ConfigurationDirectory(settings.config()).load();
        if (read instanceof Refused refused) {
            throw new StartRefused(refused.errors().stream().map(Object::toString).toList());
        }
        return (Loaded) read;
    }

    @Bean
    Keys keys(BroenSettings settings, Environment environment) {
        Path directory = demo(environment) ? settings.data().resolve("keys")
            : settings.config().toAbsolutePath().resolveSibling(settings.keys());
        if (demo(environment) && !Files.exists(directory)) {
            Keys.create(directory);
        }
        try {
            return Keys.load(directory);
        } catch (MissingKeysException | IllegalStateException | UncheckedIOException unfit) {
            throw new StartRefused(List.of(unfit.getMessage()));
        }
    }

    @Bean
    Seal seal(Keys keys) {
        return keys.seal();
    }

    @Bean
    CitizenIndex citizenIndex(Keys keys) {
        return keys.index();
    }

    @Bean
    Accounts accounts(BroenSettings settings, Loaded configuration, Environment environment) {
        Accounts configured = configured(settings);
        return demo(environment) ? DemoSecrets.in(settings.data()).addTo(configured, configuration.directory()) : configured;
    }

    private static Accounts configured(BroenSettings settings) {
        try {
            return Accounts.of(settings);
        } catch (IllegalArgumentException unfit) {
            throw new StartRefused(List.of("broen.broker.users: " + unfit.getMessage()));
        }
    }

    @Bean
    LocalOperator localOperator() {
        return LocalOperator.create();
    }

    @Bean
    Database database(BroenSettings settings) {
        BroenSettings.Database database = settings.database();
        return database.url().isEmpty() ? Database.embedded(settings.data().resolve("postgres"), 0, database.connections())
            : lateComers(settings).opened(() ->
                Database.external(database.url(), database.user(), database.password(), database.connections()));
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
    Broker broker(BroenSettings settings, Accounts accounts, Loaded configuration) {
        BroenSettings.Broker broker = settings.broker();
        Broker open = Broker.open(broker.url().isEmpty()
            ? new BrokerSettings.Embedded(settings.data().resolve("broker"), broker.host(),
                broker.port() == 0 ? 0 : Ports.toListenOn("broker", broker.host(), broker.port()), broker.journalBufferTimeout(),
                broker.duplicateIds(), broker.connections(), accounts.brokerUsers())
            : new BrokerSettings.External(broker.url(), broker.user(), broker.password(), broker.connections()));
        List<String> addresses = addresses(configuration.directory()).distinct().sorted().toList();
        return lateComers(settings).opened(() -> {
            open.ensureQueues(addresses);
            return open;
        });
    }

    @Bean
    ConnectionFactory connectionFactory(Broker broker) {
        return broker.connections();
    }

    @Bean
    MllpSettings mllpSettings(BroenSettings settings) {
        BroenSettings.Mllp mllp = settings.mllp();
        return new MllpSettings(mllp.host(), Ports.toListenOn("mllp", mllp.host(), mllp.port()), mllp.connections(),
            Math.toIntExact(mllp.longestMessage().toBytes()), FRAME_TIME, END_OF_FRAME_TIME, mllp.idleTime(), GARBAGE);
    }

    private static LateComers lateComers(BroenSettings settings) {
        return new LateComers(settings.startPatience(), BETWEEN_TRIES);
    }

    private static Stream<String> addresses(Directory directory) {
        Stream<String> units = directory.municipalities().values().stream().flatMap(municipality -> municipality.units().stream())
            .flatMap(unit -> unit.contact().stream()).filter(ContactPoint.Queue.class::isInstance).map(ContactPoint.Queue.class::cast)
            .map(ContactPoint.Queue::address);
        return Stream.concat(units, directory.hospitals().stream().map(Hospital::answerAddress));
    }

    private static boolean demo(Environment environment) {
        return environment.acceptsProfiles(Profiles.of("demo"));
    }
}
