package dk.broen.mappings.medcom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.Wards;
import dk.broen.mappings.Interpretation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * MedCom's messages with elements that are removed, emptied, or have an extension instead of a value: each message is read, or refused with
 * a place.
 */
class IncompleteNotificationsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AcknowledgementBundle ANSWERS = new AcknowledgementBundle(Clock.systemUTC(), UUID::randomUUID);
    private static final HospitalNotificationReader READER = new HospitalNotificationReader();
    private static final Hospital HERLEV = new Hospital(new HospitalId("herlev"), "Herlev og Gentofte Hospital", Optional.empty(),
        new RegionCode("1084"), Set.of(), Map.of(), Specialty.SOMATIC, Wards.answeredOn("answers.herlev"), AdtProfile.SHIPPED);
    private static final String UNKNOWN = "{\"extension\": [{\"url\": \"http://hl7.org/fhir/StructureDefinition/data-absent-reason\", "
        + "\"valueCode\": \"unknown\"}]}";

    /** One element of a message: a field of an object, or an item of a list. */
    private record Element(JsonNode holder, String key, int place) {
        void damage(Random how) {
            switch (how.nextInt(3)) {
                case 0 -> removeElement();
                case 1 -> replaceBy(JSON.createObjectNode());
                default -> removeValue();
            }
        }

        private void removeElement() {
            if (holder instanceof ObjectNode object) {
                object.remove(key);
            } else if (place < holder.size()) {
                ((ArrayNode) holder).remove(place);
            }
        }

        private void replaceBy(JsonNode instead) {
            if (holder instanceof ObjectNode object) {
                object.set(key, instead);
            } else if (place < holder.size()) {
                ((ArrayNode) holder).set(place, instead);
            }
        }

        private void removeValue() {
            if (holder instanceof ObjectNode object && object.path(key).isValueNode() && !key.startsWith("_")) {
                object.remove(key);
                object.set("_" + key, read(UNKNOWN.getBytes(StandardCharsets.UTF_8)));
            } else {
                removeElement();
            }
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void an_incomplete_message_is_read_or_refused_with_a_place(@ForAll("files") String file,
        @ForAll @IntRange(min = 1, max = 4) int times, @ForAll long seed) {
        JsonNode message = read(MedComFiles.read(file));
        Random random = new Random(seed);
        for (int i = 0; i < times; i++) {
            List<Element> elements = elements(message);
            elements.get(random.nextInt(elements.size())).damage(random);
        }

        assertReadOrRefusedWithPlace(message);
    }

    @Test
    void each_element_of_a_discharge_and_of_a_death_may_be_missing_or_without_value() {
        for (String file : List.of("examples/MORS_inpatient.json", "examples/SLHJ_inpatient.json")) {
            int elements = elements(read(MedComFiles.read(file))).size();
            for (int i = 0; i < elements; i++) {
                JsonNode without = read(MedComFiles.read(file));
                elements(without).get(i).removeElement();
                assertReadOrRefusedWithPlace(without);
                JsonNode withoutValue = read(MedComFiles.read(file));
                elements(withoutValue).get(i).removeValue();
                assertReadOrRefusedWithPlace(withoutValue);
            }
        }
    }

    @Test
    void a_death_that_is_neither_true_nor_false_is_refused_at_its_element() {
        JsonNode message = read(MedComFiles.read("examples/MORS_inpatient.json"));
        elements(message).stream().filter(element -> element.key().equals("deceasedBoolean")).findFirst().orElseThrow().removeValue();

        assertThat(READER.interpret(bytes(message), sor -> Optional.of(HERLEV))).isInstanceOfSatisfying(Interpretation.Unreadable.class,
            unreadable -> assertThat(unreadable.location()).isEqualTo("Patient.deceased"));
    }

    private static void assertReadOrRefusedWithPlace(JsonNode message) {
        byte[] bytes = bytes(message);
        Interpretation interpretation = READER.interpret(bytes, sor -> Optional.of(HERLEV));
        assertThat(ANSWERS.answer(bytes, new Response.Ok()).bytes()).isNotEmpty();
        if (interpretation instanceof Interpretation.Unreadable unreadable) {
            assertThat(unreadable.location()).isNotBlank();
        }
        if (READER.identify(bytes) instanceof Identification.Refused refused) {
            assertThat(refused.why().location()).isNotBlank();
        }
    }

    private static List<Element> elements(JsonNode node) {
        List<Element> found = new ArrayList<>();
        node.fieldNames().forEachRemaining(key -> found.add(new Element(node, key, 0)));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            found.add(new Element(node, "", i));
        }
        node.forEach(below -> found.addAll(elements(below)));
        return found;
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] bytes(JsonNode message) {
        return message.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.of(List.of("STIN", "third_party_sender", "two_episode_ids", "RE_STIN", "AN_STIN", "STAA", "STOR", "SLOR",
            "SLHJ_inpatient", "SLHJ_emergency", "MORS_inpatient", "MORS_emergency").stream().map(name -> "examples/" + name + ".json")
            .toList());
    }
}
