package dk.broen.routes.planning;

import static org.mockito.Mockito.mock;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Seal;
import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.history.Horizon;
import dk.broen.adapters.history.MergedIdentities;
import dk.broen.adapters.history.Stays;
import dk.broen.adapters.journal.DeadLetters;
import dk.broen.adapters.journal.Journal;
import dk.broen.adapters.ledger.Ledgers;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.plans.Plans;
import dk.broen.adapters.queue.HeldMessages;
import dk.broen.domain.disclosure.Disclosure;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.planning.Rules;
import dk.broen.mappings.hl7v2.AdtInterpreter;
import dk.broen.mappings.medcom.HospitalNotificationReader;
import dk.broen.routes.arrival.Arrival;
import dk.broen.routes.staging.Store;
import dk.broen.routes.transaction.OneTransaction;
import dk.broen.routes.wake.Wake;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The planning routes in a Camel context of Spring Boot, with a real store. A test hands batches to the intake instead of a broker. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(CamelAutoConfiguration.class)
@ComponentScan(basePackageClasses = {PlanIntake.class, Arrival.class, OneTransaction.class, Wake.class})
class PlanningProgram {
    private static final ConfigurationResult.Loaded SHIPPED =
        (ConfigurationResult.Loaded) new ConfigurationDirectory(Path.of("..", "config")).load();

    static ConfigurableApplicationContext start(Store store) {
        return new SpringApplicationBuilder(PlanningProgram.class).web(WebApplicationType.NONE).logStartupInfo(false)
            .properties("camel.main.shutdown-timeout=5", "spring.main.banner-mode=off", "spring.jmx.enabled=false")
            .initializers((GenericApplicationContext context) -> context.registerBean(Store.class, () -> store,
                bean -> bean.setDestroyMethodName("")))
            .run();
    }

    /** Takes the place of the component that reads the intake queue. */
    @Bean
    DirectComponent batch() {
        return new DirectComponent();
    }

    @Bean
    HeldMessages heldMessages() {
        return mock(HeldMessages.class);
    }

    @Bean
    Clock clock() {
        return Clock.fixed(AHub.SATURDAY_NIGHT, ZoneOffset.UTC);
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    Directory directory() {
        return SHIPPED.directory();
    }

    @Bean
    Disclosure disclosure() {
        return SHIPPED.disclosure();
    }

    @Bean
    Rules rules() {
        return SHIPPED.rules();
    }

    @Bean
    AdtInterpreter adtInterpreter() {
        return new AdtInterpreter();
    }

    @Bean
    HospitalNotificationReader hospitalNotificationReader() {
        return new HospitalNotificationReader();
    }

    @Bean
    Seal seal(Store store) {
        return store.keys().seal();
    }

    @Bean
    CitizenIndex index(Store store) {
        return store.keys().index();
    }

    @Bean
    PlatformTransactionManager transactionManager(Store store) {
        return store.database().transactionManager();
    }

    @Bean
    TransactionTemplate transactions(Store store) {
        return store.database().transactions();
    }

    @Bean
    DueWork dueWork(Store store, Clock clock) {
        return new DueWork(store.database(), clock, "node-of-tests", 1);
    }

    @Bean
    Horizon horizon(Store store, Clock clock) {
        return new Horizon(store.database(), clock, Horizon.HISTORY);
    }

    @Bean
    Stays stays(Store store, Horizon horizon) {
        return new Stays(store.database(), store.keys(), horizon);
    }

    @Bean
    Ledgers ledgers(Store store) {
        return new Ledgers(store.database(), store.keys());
    }

    @Bean
    Plans plans(Store store) {
        return new Plans(store.database(), store.keys());
    }

    @Bean
    Facts facts(Store store, DueWork dueWork) {
        return new Facts(store.database(), store.keys(), dueWork);
    }

    @Bean
    WorkItems workItems(Store store, DueWork dueWork) {
        return new WorkItems(store.database(), store.keys(), dueWork);
    }

    @Bean
    Journal journal(Store store) {
        return new Journal(store.database(), store.keys());
    }

    @Bean
    DeadLetters deadLetters(Store store) {
        return new DeadLetters(store.database(), store.keys());
    }

    @Bean
    Citizens citizens(Store store) {
        return new Citizens(store.database(), store.keys());
    }

    @Bean
    Occasions occasions(Store store) {
        return new Occasions(store.database(), store.keys());
    }

    @Bean
    MergedIdentities mergedIdentities(Store store) {
        return new MergedIdentities(store.database(), store.keys());
    }

    @Bean
    ConsentRegisters consentRegisters(Clock clock) {
        return new ConsentRegisters(Map.of(), clock);
    }
}
