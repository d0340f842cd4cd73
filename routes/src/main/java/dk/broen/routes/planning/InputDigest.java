package dk.broen.routes.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dk.broen.domain.citizen.CitizenFacts;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** SHA-256 over what a plan was made from, so that a replay can tell whether it looked at the same (design.md §3). */
@Component
class InputDigest {
    private final ObjectMapper json = JsonMapper.builder().addModules(new JavaTimeModule(), new Jdk8Module())
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    String of(KnownEvent event, CitizenFacts facts, Instant at) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(json.writeValueAsBytes(event));
            sha.update(json.writeValueAsBytes(facts));
            return HexFormat.of().formatHex(sha.digest(at.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
