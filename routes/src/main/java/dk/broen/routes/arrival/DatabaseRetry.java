package dk.broen.routes.arrival;

import java.sql.SQLTransientException;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * While the database is away the message stays in hand and is tried again: it keeps its place before later messages of the same citizen,
 * and hospitals go on being acknowledged. Anything else is not the database's fault: it is set aside for a human, never dropped.
 */
@Component
public class DatabaseRetry extends RouteConfigurationBuilder {
    public static final String ID = "until-the-database-answers";
    /** Exchange property: the sealed message as it stood on the queue, kept if it must be set aside. */
    public static final String SEALED = "BroenSealed";
    /** Exchange property: the hub's reference of the message, once that has been read. */
    public static final String REFERENCE = "BroenReference";
    /** Exchange property: the hospital's id, once the message has been read. */
    public static final String SOURCE = "BroenSource";
    /** Exchange property: when the message was received, once it has been read. */
    public static final String RECEIVED_AT = "BroenReceivedAt";
    private static final long FIRST_DELAY_MS = 250;
    private static final long LONGEST_DELAY_MS = 5_000;

    @Override
    public void configuration() {
        routeConfiguration(ID)
            .onException(CannotCreateTransactionException.class, TransactionSystemException.class, DataAccessResourceFailureException.class,
                TransientDataAccessException.class, UncategorizedSQLException.class, SQLTransientException.class)
            .id("database-away").description("Kept in hand until the database answers")
            .maximumRedeliveries(-1).redeliveryDelay(FIRST_DELAY_MS).useExponentialBackOff().backOffMultiplier(2)
            .maximumRedeliveryDelay(LONGEST_DELAY_MS).logRetryAttempted(false).logStackTrace(false).end()
            .onException(Exception.class).id("hub-at-fault").description("Not the database: set aside for a human")
            .maximumRedeliveries(2).redeliveryDelay(FIRST_DELAY_MS).handled(true)
            .logRetryAttempted(false).logExhausted(false)
            .bean(MoveToDeadLetters.class).id("set-aside").end();
    }
}
