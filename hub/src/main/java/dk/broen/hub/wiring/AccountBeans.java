package dk.broen.hub.wiring;

import dk.broen.adapters.configuration.ConfigurationResult.Loaded;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.UnitId;
import dk.broen.hub.demo.DemoProfile;
import dk.broen.hub.demo.DemoSecrets;
import dk.broen.hub.ops.LocalOperator;
import dk.broen.hub.settings.Accounts;
import dk.broen.hub.settings.BroenSettings;
import dk.broen.hub.settings.InboxSettings;
import dk.broen.hub.settings.StartRefused;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Builds the accounts that may log in: on the API, in the inbox, on the management port and at the embedded broker. */
@Configuration(proxyBeanMethods = false)
class AccountBeans {
    @Bean
    Accounts accounts(BroenSettings settings, Loaded configuration, Environment environment) {
        Accounts configured = configured(settings);
        requireKnownHospitals(configured, configuration.directory());
        requireKnownPlaces(configured.people(), configuration.directory());
        return DemoProfile.isActive(environment) ? DemoSecrets.in(settings.data()).addTo(configured, configuration.directory())
            : configured;
    }

    private static Accounts configured(BroenSettings settings) {
        try {
            return Accounts.of(settings);
        } catch (IllegalArgumentException invalid) {
            throw new StartRefused(List.of("broen.broker.users: " + invalid.getMessage()));
        }
    }

    /** A client whose hospital is misspelt would never see a work item. */
    private static void requireKnownHospitals(Accounts accounts, Directory directory) {
        List<String> known = directory.hospitals().stream().map(hospital -> hospital.id().value()).sorted().toList();
        List<String> unknown = accounts.apiClients().stream().filter(client -> !client.hospital().isEmpty())
            .filter(client -> !known.contains(client.hospital())).map(client -> "broen.http.clients: hospital \"" + client.hospital()
                + "\" of client " + client.name() + " is not one of " + String.join(", ", known))
            .toList();
        if (!unknown.isEmpty()) {
            throw new StartRefused(unknown);
        }
    }

    /** A person whose unit is misspelt would never see a notice. */
    private static void requireKnownPlaces(List<InboxSettings.Person> people, Directory directory) {
        List<String> unknown = people.stream().flatMap(person -> Stream.of(
            person.hospital().isEmpty() || directory.hospital(new HospitalId(person.hospital())).isPresent() ? Stream.<String>of()
                : Stream.of("hospital \"" + person.hospital() + "\" of person " + person.login() + " is not in config/hospitals"),
            person.region().isEmpty() || directory.hasHospitals(new RegionCode(person.region())) ? Stream.<String>of()
                : Stream.of("region \"" + person.region() + "\" of person " + person.login() + " has no hospital in config/hospitals"),
            person.municipality().isEmpty() ? Stream.<String>of() : unknownUnits(person, directory)))
            .flatMap(faults -> faults).map(fault -> "broen.inbox.people: " + fault).toList();
        if (!unknown.isEmpty()) {
            throw new StartRefused(unknown);
        }
    }

    private static Stream<String> unknownUnits(InboxSettings.Person person, Directory directory) {
        return directory.municipality(new MunicipalityCode(person.municipality()))
            .map(municipality -> person.units().stream().filter(unit -> municipality.unit(new UnitId(unit)).isEmpty())
                .map(unit -> "unit \"" + unit + "\" of person " + person.login() + " is no unit of municipality " + person.municipality()))
            .orElseGet(() -> Stream.of("municipality \"" + person.municipality() + "\" of person " + person.login()
                + " is not in config/municipalities"));
    }

    @Bean
    LocalOperator localOperator() {
        return LocalOperator.create();
    }
}
