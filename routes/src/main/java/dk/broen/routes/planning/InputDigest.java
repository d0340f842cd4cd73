package dk.broen.routes.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.domain.planning.Situation;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * Makes a keyed hash of the input of a plan, so that a replay can detect whether its input is the same (design.md §3). The hash is stored
 * unencrypted. It is keyed so that nobody can find the CPR number by trying all numbers.
 */
@Component
class InputDigest {
    private final ObjectMapper json = JsonMapper.builder().addModules(new JavaTimeModule(), new Jdk8Module())
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
    private final CitizenIndex index;

    InputDigest(CitizenIndex index) {
        this.index = index;
    }

    String of(Situation situation) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(json.writeValueAsBytes(situation.course()));
            sha.update(json.writeValueAsBytes(situation.facts()));
            sha.update(json.writeValueAsBytes(situation.ledger()));
            byte[] digest = sha.digest(situation.at().toString().getBytes(StandardCharsets.UTF_8));
            return index.hash("plan-input", HexFormat.of().formatHex(digest));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
