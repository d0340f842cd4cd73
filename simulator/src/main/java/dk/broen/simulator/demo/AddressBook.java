package dk.broen.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Names and addresses from the configuration directory. The demo reads the files itself, not through the hub, and compares what the hub
 * sends with them.
 */
final class AddressBook {

    /**
     * A municipal unit.
     *
     * @param contacts the address for each of {@code queue}, {@code mail} and {@code sms}; telephone numbers without spaces
     */
    record Unit(String name, Map<String, String> contacts) {
        Unit {
            contacts = Map.copyOf(contacts);
        }
    }

    private final Map<String, String> municipalities = new TreeMap<>();
    private final Map<String, List<String>> queues = new TreeMap<>();
    private final Map<String, Unit> units = new HashMap<>();
    private final Map<String, String> answers = new TreeMap<>();

    private AddressBook(Path config) throws IOException {
        for (JsonNode file : yaml(config.resolve("municipalities"))) {
            add(file);
        }
        for (JsonNode file : yaml(config.resolve("hospitals"))) {
            answers.put(file.path("hospital").asText(), file.path("answers").asText());
        }
    }

    static AddressBook of(Path config) throws IOException {
        return new AddressBook(config);
    }

    /** The name of each municipality, by municipality code. */
    Map<String, String> municipalities() {
        return municipalities;
    }

    /** The queues of all units of a municipality. */
    List<String> queuesOf(String municipality) {
        return queues.getOrDefault(municipality, List.of());
    }

    /** The queue of a unit; empty when the unit has no queue or is not configured. */
    Optional<String> queueOf(String unit) {
        return Optional.ofNullable(units.get(unit)).map(known -> known.contacts().get("queue"));
    }

    /** The queue for the answers to the wards of each hospital, by hospital id. */
    Map<String, String> answers() {
        return answers;
    }

    /** @throws IllegalStateException when the unit is not configured */
    Unit unit(String id) {
        return Optional.ofNullable(units.get(id))
            .orElseThrow(() -> new IllegalStateException("unit " + id + " is not in config/municipalities"));
    }

    /** The domains of the mail addresses of all units. */
    List<String> mailDomains() {
        return units.values().stream().flatMap(unit -> Optional.ofNullable(unit.contacts().get("mail")).stream())
            .map(mail -> mail.substring(mail.indexOf('@') + 1)).distinct().sorted().toList();
    }

    private void add(JsonNode municipality) {
        String code = municipality.path("municipality").asText();
        municipalities.put(code, municipality.path("name").asText());
        municipality.path("units").fields().forEachRemaining(entry -> {
            Map<String, String> contacts = new HashMap<>();
            entry.getValue().path("contact").forEach(point -> Stream.of("queue", "mail", "sms").filter(point::has)
                .forEach(channel -> contacts.putIfAbsent(channel, point.path(channel).asText().replace(" ", ""))));
            units.put(entry.getKey(), new Unit(entry.getValue().path("name").asText(), contacts));
        });
        queues.put(code, municipality.path("units").findValuesAsText("queue"));
    }

    private static List<JsonNode> yaml(Path directory) throws IOException {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
            List<JsonNode> read = new ArrayList<>();
            for (Path file : found) {
                read.add(yaml.readTree(file.toFile()));
            }
            return read;
        }
    }
}
