package dk.broen.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The units of the configuration and where each is reached, read from the files themselves: what the hub sends is held against these. */
record Units(Map<String, Unit> byId, Map<String, String> municipalities, Map<String, String> answerQueues) {
    /** @param queue its address, {@code mail} and {@code sms} where it has them */
    record Unit(String name, String municipality, Optional<String> queue, Optional<String> mail, Optional<String> sms) {}

    static Units in(Path config) throws IOException {
        Map<String, Unit> units = new TreeMap<>();
        Map<String, String> municipalities = new TreeMap<>();
        for (JsonNode file : files(config.resolve("municipalities"))) {
            String code = file.path("municipality").asText();
            municipalities.put(code, file.path("name").asText());
            file.path("units").fields().forEachRemaining(unit -> units.put(unit.getKey(), unit(unit.getValue(), code)));
        }
        Map<String, String> answers = new LinkedHashMap<>();
        for (JsonNode file : files(config.resolve("hospitals"))) {
            answers.put(file.path("hospital").asText(), file.path("answers").asText());
        }
        return new Units(units, municipalities, answers);
    }

    List<String> queuesOf(String municipality) {
        return byId.values().stream().filter(unit -> unit.municipality().equals(municipality)).flatMap(unit -> unit.queue().stream()).distinct().toList();
    }

    private static Unit unit(JsonNode unit, String municipality) {
        return new Unit(unit.path("name").asText(), municipality, point(unit, "queue"), point(unit, "mail"),
            point(unit, "sms").map(number -> number.replace(" ", "")));
    }

    private static Optional<String> point(JsonNode unit, String kind) {
        List<String> found = new ArrayList<>();
        unit.path("contact").forEach(contact -> {
            if (contact.hasNonNull(kind)) {
                found.add(contact.path(kind).asText());
            }
        });
        return found.stream().findFirst();
    }

    private static List<JsonNode> files(Path directory) throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        List<JsonNode> read = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
                read.add(yaml.readTree(file.toFile()));
            }
        }
        return read;
    }
}
