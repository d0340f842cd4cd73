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

/** Reads facts documents: whole or not at all, with every fault by its place. Faults never hold a value of a citizen. */
public final class FactsReader {
    private final ObjectMapper json = JsonMapper.builder().addModules(new JavaTimeModule(), new Jdk8Module())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)).build();
    private final FactsMapper meaning;

    /** @param meaning knows the units, functions and municipalities that may be named */
    public FactsReader(FactsMapper meaning) {
        this.meaning = meaning;
    }

    /** @throws FactsRefused when anything in it is wrong */
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
            all(citizen.residences(), place + ".residences", faults, residence -> read.add(new Fact.Resident(meaning.of(residence))));
            all(citizen.appointments(), place + ".appointments", faults,
                appointment -> read.add(new Fact.Appointed(meaning.of(appointment))));
            all(citizen.services(), place + ".services", faults, service -> read.add(new Fact.Served(meaning.of(service))));
            all(citizen.consents(), place + ".consents", faults, consent -> read.add(new Fact.Consented(meaning.of(consent))));
            cpr.ifPresent(key -> facts.computeIfAbsent(key, none -> new ArrayList<>()).addAll(read));
        }
        if (!faults.isEmpty()) {
            throw new FactsRefused(faults);
        }
        return facts;
    }

    /** The consents of one citizen as a register answers them: {@code {"consents": [...]}}. */
    public List<Consent> readConsents(JsonNode document) throws FactsRefused {
        record Register(List<FactsDocument.ConsentDocument> consents) {}
        List<String> faults = new ArrayList<>();
        List<Consent> consents = new ArrayList<>();
        all(Optional.of(bound(document, Register.class).consents()), "consents", faults, consent -> consents.add(meaning.of(consent)));
        if (!faults.isEmpty()) {
            throw new FactsRefused(faults);
        }
        return consents;
    }

    private <T> T bound(JsonNode document, Class<T> type) throws FactsRefused {
        if (!document.isObject()) {
            throw new FactsRefused(List.of("document: is not what belongs here"));
        }
        try {
            return json.treeToValue(document, type);
        } catch (JsonMappingException wrong) {
            throw new FactsRefused(List.of(place(wrong) + ": " + FactsErrorText.of(wrong)));
        } catch (JsonProcessingException unreadable) {
            throw new FactsRefused(List.of("not a facts document"));
        }
    }

    private static String place(JsonMappingException wrong) {
        StringBuilder place = new StringBuilder();
        wrong.getPath().forEach(step -> place.append(step.getFieldName() == null ? "[" + step.getIndex() + "]"
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
            } catch (IllegalArgumentException wrong) {
                faults.add(place + "[" + i + "]: " + wrong.getMessage());
            }
        });
    }
}
