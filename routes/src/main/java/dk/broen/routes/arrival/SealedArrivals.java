package dk.broen.routes.arrival;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dk.broen.adapters.crypto.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** Encrypts arrivals and refusals before they reach the broker, and decrypts them afterwards (design.md §7). */
@Component
public class SealedArrivals {
    private static final String ARRIVAL = "arrival";
    private static final String REFUSAL = "refusal";

    private final Seal seal;
    private final ObjectMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();

    public SealedArrivals(Seal seal) {
        this.seal = seal;
    }

    public byte[] seal(Arrival arrival) {
        return seal.seal(toJson(arrival), ARRIVAL);
    }

    public Arrival open(byte[] sealed) {
        return read(seal.open(sealed, ARRIVAL), Arrival.class);
    }

    public byte[] seal(Refusal refusal) {
        return seal.seal(toJson(refusal), REFUSAL);
    }

    public Refusal openRefusal(byte[] sealed) {
        return read(seal.open(sealed, REFUSAL), Refusal.class);
    }

    private byte[] toJson(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private <T> T read(byte[] bytes, Class<T> type) {
        try {
            return json.readValue(bytes, type);
        } catch (IOException unreadable) {
            // the exception is not passed on as the cause, because Jackson's messages quote the JSON text
            throw new IllegalStateException(
                "The decrypted bytes are not JSON of type " + type.getSimpleName() + ": " + unreadable.getClass().getSimpleName());
        }
    }
}
