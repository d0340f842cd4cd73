package dk.broen.routes.arrival;

import java.sql.SQLTransientException;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Retries a message until the database is available again. The message keeps its place before later messages of the same citizen, and
 * hospitals still get acknowledgements. A message that fails for any other reason is moved to the dead letters after three attempts. It is
 * never dropped.
 */
@Component
public class DatabaseRetry extends RouteConfigurationBuilder {
    public static final String ID = "database-retry";
    /** Exchange property: the encrypted message as it was on the queue. {@link MoveToDeadLetters} stores it. */
    public static final String SEALED = "BroenSealed";
    /** Exchange property: the hub's reference of the message. It is set after the message has been decrypted. */
    public static final String REFERENCE = "BroenReference";
    /** Exchange property: the id of the sending hospital. It is set after the message has been decrypted. */
    public static final String SOURCE = "BroenSource";
    /** Exchange property: the time at which the message was received. It is set after the message has been decrypted. */
    public static final String RECEIVED_AT = "BroenReceivedAt";
    private static final long FIRST_DELAY_MS = 250;
    private static final long LONGEST_DELAY_MS = 5_000;

    @Override
    public void configuration() {
        untilTheDatabaseAnswers(routeConfiguration(ID))
            .onException(Exception.class).id("internal-error")
            .description("Any other failure: three attempts, then a dead letter for a human")
            .maximumRedeliveries(2).redeliveryDelay(FIRST_DELAY_MS).handled(true)
            .logRetryAttempted(false).logExhausted(false)
            .bean(MoveToDeadLetters.class).id("move-to-dead-letters").end();
    }

    /** What waits keeps its place; when the hub stops meanwhile, it goes back to its queue. */
    public static RouteConfigurationDefinition untilTheDatabaseAnswers(RouteConfigurationDefinition routes) {
        OnExceptionDefinition unreachable = routes.onException(CannotCreateTransactionException.class, TransactionSystemException.class,
            DataAccessResourceFailureException.class, TransientDataAccessException.class, UncategorizedSQLException.class,
            SQLTransientException.class)
            .id("database-unreachable").description("Database unreachable: what fails is retried until the database answers")
            .maximumRedeliveries(-1).redeliveryDelay(FIRST_DELAY_MS).useExponentialBackOff().backOffMultiplier(2)
            .maximumRedeliveryDelay(LONGEST_DELAY_MS)
            .logRetryAttempted(false).logStackTrace(false).logExhausted(false);
        unreachable.getRedeliveryPolicyType().allowRedeliveryWhileStopping(false);
        return routes;
    }
}
