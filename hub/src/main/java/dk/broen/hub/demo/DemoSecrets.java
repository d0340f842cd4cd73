package dk.broen.hub.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.adapters.queue.BrokerUser;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.hub.ops.PrivateFile;
import dk.broen.hub.settings.Accounts;
import dk.broen.hub.settings.BroenSettings.ApiClient;
import dk.broen.hub.settings.BroenSettings.ApiRole;
import dk.broen.hub.settings.BroenSettings.Operator;
import dk.broen.hub.settings.InboxRole;
import dk.broen.hub.settings.InboxSettings.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * The passwords of the demo, one for each account. They are made once and kept in {@code demo-secrets.json} in the data directory.
 * Accounts: {@code operator} (management port and API), {@code hospital} (FHIR), {@code municipality-<code>} (API and its queues),
 * {@code hospital-<id>} (its answer queue, and the work items of its wards). In the inbox log in: each unit by its id, {@code administrator-<code>},
 * {@code leder-<code>} for the leader of all units of a municipality, and {@code afsnit-<id>} for the wards of a hospital.
 */
public final class DemoSecrets {
    static final String FILE = "demo-secrets.json";
    private static final String OPERATOR = "operator";
    private static final String HOSPITAL = "hospital";
    /** A low cost is enough, because each password is 24 random bytes. */
    private static final int BCRYPT_COST = 4;

    private final Path file;
    private final Map<String, String> passwords;
    private final SecureRandom random = new SecureRandom();

    private DemoSecrets(Path file, Map<String, String> passwords) {
        this.file = file;
        this.passwords = passwords;
    }

    public static DemoSecrets in(Path data) {
        Path file = data.resolve(FILE);
        try {
            return new DemoSecrets(file, Files.exists(file)
                ? new TreeMap<>(new ObjectMapper().readValue(file.toFile(), new TypeReference<Map<String, String>>() {}))
                : new TreeMap<>());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + "; remove the file and the hub makes new passwords", e);
        }
    }

    /** Adds the accounts of the demo to the configured accounts. */
    public Accounts addTo(Accounts configured, Directory directory) {
        List<MunicipalityCode> municipalities = directory.municipalities().keySet().stream().toList();
        Accounts all = new Accounts(
            Stream.of(configured.apiClients().stream(),
                Stream.of(api(OPERATOR, "", ApiRole.OPERATOR), api(HOSPITAL, "", ApiRole.HOSPITAL)),
                directory.hospitals().stream().map(hospital -> api(name(hospital), hospital)),
                municipalities.stream().map(code -> api(name(code), code.value(), ApiRole.MUNICIPALITY)))
                .flatMap(client -> client).toList(),
            Stream.of(configured.people().stream(), directory.municipalities().values().stream().flatMap(this::people),
                directory.hospitals().stream().map(this::wardStaff),
                directory.hospitals().stream().map(Hospital::region).distinct().map(this::supervisor)).flatMap(person -> person).toList(),
            Stream.concat(configured.operators().stream(), Stream.of(new Operator(OPERATOR, hash(OPERATOR)))).toList(),
            Stream.of(configured.brokerUsers().stream(), municipalities.stream().map(this::brokerUser),
                directory.hospitals().stream().map(this::brokerUser))
                .flatMap(user -> user).toList());
        save();
        return all;
    }

    private Stream<Person> people(Municipality municipality) {
        String administrator = "administrator-" + municipality.code().value();
        String leader = "leder-" + municipality.code().value();
        return Stream.concat(
            Stream.of(new Person(administrator, "Administrator, " + municipality.name(), hash(administrator), InboxRole.MUNICIPALITY,
                municipality.code().value(), List.of(), "", ""),
                new Person(leader, "Leder, " + municipality.name(), hash(leader), InboxRole.LEADER, municipality.code().value(),
                    municipality.units().stream().map(unit -> unit.id().value()).toList(), "", "")),
            municipality.units().stream().map(this::staff));
    }

    private Person staff(Unit unit) {
        String id = unit.id().value();
        return new Person(id, unit.name(), hash(id),
            unit.functions().contains(UnitFunction.COORDINATOR) ? InboxRole.COORDINATOR : InboxRole.STAFF,
            unit.municipality().value(), List.of(id), "", "");
    }

    private Person wardStaff(Hospital hospital) {
        String login = "afsnit-" + hospital.id().value();
        return new Person(login, "Afsnit, " + hospital.name(), hash(login), InboxRole.WARD, "", List.of(), hospital.id().value(),
            "");
    }

    private Person supervisor(RegionCode region) {
        String login = "region-" + region.value();
        return new Person(login, "Region " + region.value(), hash(login), InboxRole.SUPERVISOR, "", List.of(), "", region.value());
    }

    private BrokerUser brokerUser(MunicipalityCode code) {
        return new BrokerUser(name(code), password(name(code)),
            List.of("notifications." + code.value() + ".#", "facts-answers." + code.value(),
                "acknowledgement-outcomes." + code.value()),
            List.of("facts." + code.value(), "acknowledgements." + code.value()));
    }

    private BrokerUser brokerUser(Hospital hospital) {
        return new BrokerUser(name(hospital), password(name(hospital)),
            Stream.concat(hospital.wards().queues().stream(), Stream.of("hospital-answers." + hospital.id().value())).toList(),
            List.of("hospital-messages." + hospital.id().value()));
    }

    private static String name(Hospital hospital) {
        return "hospital-" + hospital.id().value();
    }

    private static String name(MunicipalityCode code) {
        return "municipality-" + code.value();
    }

    private ApiClient api(String name, String municipality, ApiRole role) {
        return new ApiClient(name, hash(name), municipality, "", List.of(role));
    }

    private ApiClient api(String name, Hospital hospital) {
        return new ApiClient(name, hash(name), "", hospital.id().value(), List.of(ApiRole.HOSPITAL));
    }

    private String hash(String name) {
        return BCrypt.hashpw(password(name), BCrypt.gensalt(BCRYPT_COST, random));
    }

    private String password(String name) {
        return passwords.computeIfAbsent(name, absent -> {
            byte[] bytes = new byte[24];
            random.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        });
    }

    private void save() {
        try {
            PrivateFile.write(file, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(passwords));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
