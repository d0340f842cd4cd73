package dk.broen.adapters.facts;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dk.broen.adapters.facts.FactsDocument.CitizenDocument;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.terms.Cpr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads a facts document: all of it, or all its faults, each with its place. A fault never holds citizen data. */
public final class FactsReader {
    private final ObjectMapper json = JsonMapper.builder().addModules(new JavaTimeModule(), new Jdk8Module())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)).build();
    private final FactsMapper mapper;

    /** @param mapper has the units and functions that a document may name */
    public FactsReader(FactsMapper mapper) {
        this.mapper = mapper;
    }

    /** @throws FactsRefused when the document has at least one fault */
    public Map<Cpr, List<Fact>> read(JsonNode document) throws FactsRefused {
        List<CitizenDocument> citizens = bound(document, FactsDocument.class).citizens();
        List<String> faults = new ArrayList<>();
        Map<Cpr, List<Fact>> facts = new LinkedHashMap<>();
        for (int i = 0; i < citizens.size(); i++) {
            CitizenDocument citizen = citizens.get(i);
            String place = "citizens[" + i + "]";
            Optional<Cpr> cpr = Cpr.read(citizen.cpr());
            if (cpr.isEmpty()) {
                faults.add(place + ".cpr: is not a CPR number");
            }
            List<Fact> read = new ArrayList<>();
            all(citizen.residences(), place + ".residences", faults, residence -> read.add(new Fact.Resident(mapper.of(residence))));
            all(citizen.appointments(), place + ".appointments", faults,
                appointment -> read.add(new Fact.Appointed(mapper.of(appointment))));
            all(citizen.services(), place + ".services", faults, service -> read.add(new Fact.Served(mapper.of(service))));
            all(citizen.consents(), place + ".consents", faults, consent -> read.add(new Fact.Consented(mapper.of(consent))));
            cpr.ifPresent(key -> facts.computeIfAbsent(key, absent -> new ArrayList<>()).addAll(read));
        }
        if (!faults.isEmpty()) {
            throw new FactsRefused(faults);
        }
        return facts;
    }

    /** The consents of one citizen as a consent register answers them: {@code {"consents": [...]}}. */
    public List<Consent> readConsents(JsonNode document) throws FactsRefused {
        record Register(List<FactsDocument.ConsentDocument> consents) {}
        List<String> faults = new ArrayList<>();
        List<Consent> consents = new ArrayList<>();
        all(Optional.of(bound(document, Register.class).consents()), "consents", faults, consent -> consents.add(mapper.of(consent)));
        if (!faults.isEmpty()) {
            throw new FactsRefused(faults);
        }
        return consents;
    }

    private <T> T bound(JsonNode document, Class<T> type) throws FactsRefused {
        if (!document.isObject()) {
            throw new FactsRefused(List.of("document: is not a JSON object"));
        }
        try {
            return json.treeToValue(document, type);
        } catch (JsonMappingException error) {
            throw new FactsRefused(List.of(place(error) + ": " + FactsErrorText.of(error)));
        } catch (JsonProcessingException unreadable) {
            throw new FactsRefused(List.of("document: is not a facts document"));
        }
    }

    private static String place(JsonMappingException error) {
        StringBuilder place = new StringBuilder();
        error.getPath().forEach(step -> place.append(step.getFieldName() == null ? "[" + step.getIndex() + "]"
            : (place.isEmpty() ? "" : ".") + step.getFieldName()));
        return place.isEmpty() ? "document" : place.toString();
    }

    private interface Reading<T> {
        void read(T document);
    }

    private static <T> void all(Optional<List<T>> documents, String place, List<String> faults, Reading<T> reading) {
        List<T> list = documents.orElse(List.of());
        IntStream.range(0, list.size()).forEach(i -> {
            try {
                reading.read(list.get(i));
            } catch (IllegalArgumentException fault) {
                faults.add(place + "[" + i + "]: " + fault.getMessage());
            }
        });
    }
}
