package dk.broen.routes.arrival;

import dk.broen.adapters.crypto.UnknownKeyException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Retries a message until the database is available again. The message keeps its place before later messages of the same citizen, and
 * hospitals still get acknowledgements. A message that needs a key which this hub does not have yet waits in the same way, unless its route
 * holds it elsewhere. A message that
 * fails for any other reason is moved to the dead letters after three attempts. It is never dropped.
 */
@Component
public class DatabaseRetry extends RouteConfigurationBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseRetry.class);
    public static final String ID = "database-retry";
    /** Exchange property: the message as it was on the queue, encrypted by the hub or as a partner sent it. {@link MoveToDeadLetters} stores it. */
    public static final String SEALED = "BroenSealed";
    /** Exchange property: the hub's reference of the message. It is set after the message has been decrypted. */
    public static final String REFERENCE = "BroenReference";
    /** Exchange property: the id of the sending hospital or the address for facts. It is set after the message has been decrypted. */
    public static final String SOURCE = "BroenSource";
    /** Exchange property: the time at which the message was received. It is set after the message has been decrypted. */
    public static final String RECEIVED_AT = "BroenReceivedAt";
    private static final long FIRST_DELAY_MS = 250;
    private static final long LONGEST_DELAY_MS = 5_000;
    private static final long LONGEST_DELAY_FOR_A_KEY_MS = 30_000;

    @Override
    public void configuration() {
        untilTheKeyIsThere(untilTheDatabaseAnswers(routeConfiguration(ID)))
            .onException(Exception.class).id("internal-error")
            .description("Any other failure: three attempts, then a dead letter for a human")
            .maximumRedeliveries(2).redeliveryDelay(FIRST_DELAY_MS).handled(true)
            .logRetryAttempted(false).logExhausted(false)
            .bean(MoveToDeadLetters.class).id("move-to-dead-letters").description("Stores the message with its failure").end();
    }

    /**
     * What waits keeps its place; when the hub stops meanwhile, it goes back to its queue. The predicate decides, not the class of the
     * exception: Camel prefers the handler whose class is nearest to any of the causes. Of two handlers with one class the first counts.
     */
    public static RouteConfigurationDefinition untilTheDatabaseAnswers(RouteConfigurationDefinition routes) {
        OnExceptionDefinition unreachable = routes.onException(Exception.class).onWhen(DatabaseRetry::willPass)
            .id("database-unreachable").description("Database unreachable: what fails is retried until the database answers")
            .onRedelivery(DatabaseRetry::reportDatabase)
            .maximumRedeliveries(-1).redeliveryDelay(FIRST_DELAY_MS).useExponentialBackOff().backOffMultiplier(2)
            .maximumRedeliveryDelay(LONGEST_DELAY_MS)
            .logRetryAttempted(false).logStackTrace(false).logExhausted(false);
        unreachable.getRedeliveryPolicyType().allowRedeliveryWhileStopping(false);
        return routes;
    }

    /** Another hub has the key already, or the operator adds it and starts this hub again: then the message goes back to its queue. */
    public static RouteConfigurationDefinition untilTheKeyIsThere(RouteConfigurationDefinition routes) {
        OnExceptionDefinition unknown = routes.onException(UnknownKeyException.class)
            .id("key-unknown").description("Sealed with a key that this hub does not have: retried until the hub is stopped")
            .onRedelivery(DatabaseRetry::reportKey)
            .maximumRedeliveries(-1).redeliveryDelay(FIRST_DELAY_MS).useExponentialBackOff().backOffMultiplier(2)
            .maximumRedeliveryDelay(LONGEST_DELAY_FOR_A_KEY_MS)
            .logRetryAttempted(false).logStackTrace(false).logExhausted(false);
        unknown.getRedeliveryPolicyType().allowRedeliveryWhileStopping(false);
        return routes;
    }

    private static void reportKey(Exchange waiting) {
        UnknownKeyException unknown = ObjectHelper.getException(UnknownKeyException.class,
            waiting.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        LOG.error("BRN2903 key-unknown key={}", unknown == null ? "" : unknown.key());
    }

    private static boolean willPass(Exchange failed) {
        return PassingFault.isIn(failed.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    }

    /** Once for each wait, because a database can be away for hours. */
    private static void reportDatabase(Exchange waiting) {
        if (waiting.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 0, int.class) == 1) {
            Exception failure = waiting.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
            LOG.warn("BRN2904 database-awaited error={} state={}", failure.getClass().getSimpleName(), PassingFault.stateOf(failure));
        }
    }
}
