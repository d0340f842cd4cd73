package dk.broen.routes.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.history.Course;
import dk.broen.domain.notification.Ledger;
import dk.broen.domain.planning.Situation;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Makes a keyed hash of the input of a plan, so that a replay can detect whether its input is the same (design.md §3). The hash is stored
 * unencrypted. It is keyed so that nobody can find the CPR number by trying all numbers.
 */
@Component
class InputDigest {
    private static final ObjectWriter JSON = JsonMapper.builder().addModules(new JavaTimeModule(), new Jdk8Module(), sortedSets())
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build().writerFor(Input.class);
    private final CitizenIndex index;

    InputDigest(CitizenIndex index) {
        this.index = index;
    }

    /** What a plan depends on and what differs between citizens and moments. */
    private record Input(Course course, CitizenFacts facts, Ledger ledger, Instant at) {}

    String of(Situation situation) {
        try {
            return index.hash("plan-input", HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(input(situation))));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    static byte[] input(Situation situation) {
        try {
            return JSON.writeValueAsBytes(new Input(situation.course(), situation.facts(), situation.ledger(), situation.at()));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Immutable sets have another order in each process. */
    private static SimpleModule sortedSets() {
        return new SimpleModule().addSerializer(Set.class, new StdDelegatingSerializer(new StdConverter<Set<?>, List<?>>() {
            @Override
            public List<?> convert(Set<?> set) {
                return set.stream().sorted(Comparator.comparing(Object::toString)).toList();
            }
        }));
    }
}
