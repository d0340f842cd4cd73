package dk.broen.routes.staging;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.broen.adapters.crypto.UnknownKeyException;
import dk.broen.routes.arrival.Refusal;
import dk.broen.routes.arrival.SealedArrivals;
import jakarta.jms.JMSException;
import java.sql.SQLException;
import java.time.Instant;
import org.apache.camel.component.mock.MockEndpoint;
import org.springframework.dao.DataAccessResourceFailureException;

/** Failures of steps, as Spring reports them. */
public final class Fault {
    private Fault() {}

    public static Exception databaseAway() {
        return new DataAccessResourceFailureException("staged", new SQLException("staged", "08006"));
    }

    /** From now on no message can be stored at this endpoint. */
    public static void brokerAway(MockEndpoint queue) {
        queue.whenAnyExchangeReceived(exchange -> exchange.setException(new JMSException("away")));
    }

    /** A failure that does not pass by itself. */
    public static Exception inTheHub() {
        return new IllegalStateException("staged");
    }

    /** What was sealed with a key that the hub of the tests does not have. The id of the key has four bytes after the first one. */
    public static Exception keyUnknown(SealedArrivals sealed) {
        byte[] ofAnotherHub = sealed.seal(new Refusal("auh", Instant.EPOCH, "7KQ4MX", "A_TEST", "", "", new byte[0]));
        ofAnotherHub[4] ^= 1;
        return catchThrowableOfType(UnknownKeyException.class, () -> sealed.openRefusal(ofAnotherHub));
    }
}
