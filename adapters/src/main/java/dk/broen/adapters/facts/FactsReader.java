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
import dk.broen.adapters.facts.FactsDocument.AgreementDocument;
import dk.broen.adapters.facts.FactsDocument.AppointmentDocument;
import dk.broen.adapters.facts.FactsDocument.CitizenDocument;
import dk.broen.adapters.facts.FactsDocument.ConsentDocument;
import dk.broen.adapters.facts.FactsDocument.OverrideDocument;
import dk.broen.adapters.facts.FactsDocument.PspCaseDocument;
import dk.broen.adapters.facts.FactsDocument.ResidenceDocument;
import dk.broen.adapters.facts.FactsDocument.ServiceDocument;
import dk.broen.adapters.facts.FactsDocument.StayEndDocument;
import dk.broen.adapters.facts.SiftedFacts.Fault;
import dk.broen.adapters.facts.SiftedFacts.Placed;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.terms.Cpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads a facts document: all of it, or all its faults, each with its place. A fault never holds citizen data. */
public final class FactsReader {
    private static final Pattern FIELD = Pattern.compile("([a-z_]+(?:\\.[a-z_]+)*): (.*)", Pattern.DOTALL);
    private final ObjectMapper json = JsonMapper.builder().addModules(FromText.daysAndTimes(), new Jdk8Module())
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
        SiftedFacts sifted = sift(document);
        if (!sifted.faults().isEmpty()) {
            throw new FactsRefused(sifted.faults().stream().map(Fault::toString).toList());
        }
        Map<Cpr, List<Fact>> facts = new LinkedHashMap<>();
        sifted.citizens().forEach(citizen -> facts.put(citizen, new ArrayList<>()));
        sifted.facts().forEach(placed -> facts.get(placed.citizen()).add(placed.fact()));
        return facts;
    }

    /** Reads each entry of the document by itself, so that a fault in one hides neither the others nor their faults. */
    public SiftedFacts sift(JsonNode document) {
        Set<Cpr> citizens = new LinkedHashSet<>();
        List<Placed> facts = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        Map<String, Cpr> places = new HashMap<>();
        Map<Cpr, String> versions = new HashMap<>();
        FactsDocument all = bound(document, FactsDocument.class, "", faults).orElseGet(() -> new FactsDocument(List.of()));
        for (int i = 0; i < all.citizens().size(); i++) {
            String place = "citizens[" + i + "]";
            Beside beside = Beside.ofCitizen(all.citizens().get(i), place);
            beside.fault().ifPresent(faults::add);
            bound(beside.rest(), CitizenDocument.class, place, faults).ifPresent(citizen -> {
                Cpr.read(citizen.cpr()).ifPresent(cpr -> {
                    citizens.add(cpr);
                    places.put(place, cpr);
                    beside.value().ifPresent(version -> versions.put(cpr, version));
                });
                sift(citizen, place, facts, faults);
            });
        }
        return new SiftedFacts(citizens, facts, faults, places, versions);
    }

    private void sift(CitizenDocument citizen, String place, List<Placed> facts, List<Fault> faults) {
        Optional<Cpr> cpr = Cpr.read(citizen.cpr());
        if (cpr.isEmpty()) {
            faults.add(new Fault(place + ".cpr", "is not a CPR number"));
        }
        Found<Fact> found =
            (entry, written, id, fact) -> cpr.ifPresent(key -> facts.add(new Placed(entry, key, givenOut(fact, written), id)));
        all(citizen.residences(), ResidenceDocument.class, place + ".residences", faults,
            residence -> new Fact.Resident(mapper.of(residence)), found);
        all(citizen.appointments(), AppointmentDocument.class, place + ".appointments", faults,
            appointment -> new Fact.Appointed(mapper.of(appointment)), found);
        all(citizen.services(), ServiceDocument.class, place + ".services", faults, service -> new Fact.Served(mapper.of(service)), found);
        all(citizen.consents(), ConsentDocument.class, place + ".consents", faults,
            consent -> new Fact.Consented(mapper.of(consent)), found);
        all(citizen.agreements(), AgreementDocument.class, place + ".agreements", faults,
            agreement -> new Fact.Agreed(mapper.of(agreement)), found);
        all(citizen.overrides(), OverrideDocument.class, place + ".overrides", faults,
            decision -> new Fact.Overridden(mapper.of(decision)), found);
        all(citizen.pspCases(), PspCaseDocument.class, place + ".psp_cases", faults,
            started -> new Fact.PspStarted(mapper.of(started)), found);
        all(citizen.stayEnds(), StayEndDocument.class, place + ".stay_ends", faults,
            ended -> new Fact.StayEnded(mapper.of(ended)), found);
    }

    /** What the hub gave out as a consent that its source does not name any more is not read as the withdrawal by the citizen. */
    private static Fact givenOut(Fact fact, JsonNode written) {
        boolean vanished = written.path(Beside.RECORDED).path(FactsDocuments.STATE).asText().equals(FactsDocuments.VANISHED);
        return vanished && fact instanceof Fact.Consented consented && consented.consent().withdrawnAt().isPresent()
            ? new Fact.Consented(consented.consent().vanishing()) : fact;
    }

    /** The consents of one citizen as a consent register answers them: {@code {"consents": [...]}}. */
    public List<Consent> readConsents(JsonNode document) throws FactsRefused {
        record Register(List<JsonNode> consents) {}
        List<Fault> faults = new ArrayList<>();
        List<Consent> consents = new ArrayList<>();
        bound(document, Register.class, "", faults).ifPresent(register -> all(Optional.of(register.consents()), ConsentDocument.class,
            "consents", faults, consent -> mapper.of(consent), (place, written, id, consent) -> consents.add(consent)));
        if (!faults.isEmpty()) {
            throw new FactsRefused(faults.stream().map(Fault::toString).toList());
        }
        return consents;
    }

    private interface Found<T> {
        void at(String place, JsonNode written, Optional<SourceId> id, T found);
    }

    private <D, T> void all(Optional<List<JsonNode>> entries, Class<D> type, String place, List<Fault> faults, Function<D, T> mapping,
        Found<T> found) {
        List<JsonNode> list = entries.orElse(List.of());
        IntStream.range(0, list.size()).forEach(i -> {
            String entry = place + "[" + i + "]";
            Beside beside = Beside.ofFact(list.get(i), entry);
            beside.fault().ifPresent(faults::add);
            bound(beside.rest(), type, entry, faults).ifPresent(document -> {
                try {
                    found.at(entry, list.get(i), beside.value().map(id -> new SourceId(id, beside.source())), mapping.apply(document));
                } catch (IllegalArgumentException fault) {
                    faults.add(located(entry, String.valueOf(fault.getMessage())));
                }
            });
        });
    }

    /** A message that begins with a field and a colon is about that field. */
    private static Fault located(String entry, String message) {
        Matcher field = FIELD.matcher(message);
        return field.matches() ? new Fault(entry + "." + field.group(1), field.group(2)) : new Fault(entry, message);
    }

    private <T> Optional<T> bound(JsonNode document, Class<T> type, String place, List<Fault> faults) {
        if (!document.isObject()) {
            faults.add(place.isEmpty() ? new Fault("document", "is not a JSON object") : new Fault(place, FactsErrorText.NO_OBJECT));
            return Optional.empty();
        }
        try {
            return Optional.of(json.treeToValue(document, type));
        } catch (JsonMappingException error) {
            faults.add(new Fault(place(place, error), FactsErrorText.of(error)));
        } catch (JsonProcessingException unreadable) {
            faults.add(new Fault(place.isEmpty() ? "document" : place, "cannot be read"));
        }
        return Optional.empty();
    }

    private static String place(String start, JsonMappingException error) {
        StringBuilder place = new StringBuilder(start);
        error.getPath().forEach(step -> place.append(step.getFieldName() == null ? "[" + step.getIndex() + "]"
            : (place.isEmpty() ? "" : ".") + FactsErrorText.key(step.getFieldName())));
        return place.isEmpty() ? "document" : place.toString();
    }
}
