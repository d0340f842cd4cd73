package dk.broen.hub.wiring;

import dk.broen.adapters.batches.BatchComponent;
import dk.broen.adapters.batches.BatchSettings;
import dk.broen.adapters.configuration.ConfigurationResult.Loaded;
import dk.broen.adapters.queue.Addresses;
import dk.broen.adapters.queue.Broker;
import dk.broen.adapters.queue.BrokerSettings;
import dk.broen.adapters.queue.HeldMessages;
import dk.broen.adapters.queue.PipelinedSender;
import dk.broen.adapters.queue.UnitQueues;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.hub.settings.Accounts;
import dk.broen.hub.settings.BroenSettings;
import dk.broen.hub.settings.PortCheck;
import dk.broen.routes.unread.UnreadRule;
import jakarta.jms.ConnectionFactory;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.component.jms.JmsComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the broker, creates its queues, and builds the JMS component for the routes. */
@Configuration(proxyBeanMethods = false)
class QueueBeans {
    @Bean
    Broker broker(BroenSettings settings, Accounts accounts, Loaded configuration) {
        BroenSettings.Broker broker = settings.broker();
        Broker open = Broker.open(broker.url().isEmpty()
            ? new BrokerSettings.Embedded(settings.data().resolve("broker"), broker.host(),
                PortCheck.checked("broker", broker.host(), broker.port()), broker.journalBufferTimeout(),
                broker.duplicateIds(), broker.connections(), accounts.brokerUsers())
            : new BrokerSettings.External(broker.url(), broker.user(), broker.password(), broker.connections()));
        List<String> addresses = addresses(configuration.directory()).distinct().sorted().toList();
        return StartupRetry.of(settings).opened(() -> {
            open.ensureQueues(addresses);
            return open;
        });
    }

    @Bean
    ConnectionFactory connectionFactory(Broker broker) {
        return broker.connections();
    }

    @Bean
    PipelinedSender pipelinedSender(ConnectionFactory connections) {
        return new PipelinedSender(connections);
    }

    @Bean
    UnitQueues unitQueues(ConnectionFactory connections) {
        return new UnitQueues(connections);
    }

    @Bean
    UnreadRule unreadRule(BroenSettings settings) {
        return new UnreadRule(settings.broker().unreadAfter());
    }

    @Bean
    HeldMessages heldMessages(ConnectionFactory connections) {
        return new HeldMessages(connections, Addresses.KEY_AWAITED);
    }

    private static Stream<String> addresses(Directory directory) {
        Stream<String> units = directory.municipalities().values().stream().flatMap(municipality -> municipality.units().stream())
            .flatMap(unit -> unit.contact().stream()).filter(ContactPoint.Queue.class::isInstance).map(ContactPoint.Queue.class::cast)
            .map(ContactPoint.Queue::address);
        Stream<String> ofMunicipalities = directory.municipalities().keySet().stream().map(MunicipalityCode::value)
            .flatMap(code -> Stream.of(Addresses.FACTS + code, Addresses.FACTS_ANSWERS + code, Addresses.ACKNOWLEDGEMENTS + code,
                Addresses.ACKNOWLEDGEMENT_OUTCOMES + code));
        Stream<String> hospitals =
            directory.hospitals().stream().flatMap(hospital -> Stream.concat(hospital.wards().queues().stream(), Stream.of(
                Addresses.HOSPITAL_MESSAGES + hospital.id().value(), Addresses.HOSPITAL_ANSWERS + hospital.id().value())));
        return Stream.of(units, hospitals, ofMunicipalities).flatMap(address -> address);
    }

    /**
     * Camel finds the component by the bean name. JMS ObjectMessage is off by default in Camel, so nothing from a queue is deserialised.
     */
    @Bean
    JmsComponent jms(ConnectionFactory connections) {
        return JmsComponent.jmsComponentAutoAcknowledge(connections);
    }

    /** Camel finds the component by the bean name. */
    @Bean
    BatchComponent batch(ConnectionFactory connections, BroenSettings settings) {
        return new BatchComponent(connections, BatchSettings.of(settings.planning().consumers(), settings.planning().batch()));
    }
}
