package dk.broen.routes.arrival;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dk.broen.adapters.crypto.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** Arrivals and refusals as they stand on queues: encrypted before they reach the broker (design.md §7). */
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
        return seal.seal(written(arrival), ARRIVAL);
    }

    public Arrival open(byte[] sealed) {
        return read(seal.open(sealed, ARRIVAL), Arrival.class);
    }

    public byte[] seal(Refusal refusal) {
        return seal.seal(written(refusal), REFUSAL);
    }

    public Refusal openRefusal(byte[] sealed) {
        return read(seal.open(sealed, REFUSAL), Refusal.class);
    }

    private byte[] written(Object value) {
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
            // not as its cause: Jackson's words quote what they are about
            throw new IllegalStateException("what was sealed is no " + type.getSimpleName() + ": " + unreadable.getClass().getSimpleName());
        }
    }
}
