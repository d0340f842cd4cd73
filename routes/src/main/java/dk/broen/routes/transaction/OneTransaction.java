package dk.broen.routes.transaction;

import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs the steps of a route in one transaction, which is rolled back when a step fails. Camel's {@code transacted()} is not used: its error
 * handler marks a failed exchange as exhausted. Then the calling route neither retries the message nor moves it to the dead letters, and
 * the broker redelivers it forever.
 */
@Component
public class OneTransaction implements Policy {
    private final TransactionTemplate transactions;

    /** @param transactions opens and ends the transactions */
    public OneTransaction(TransactionTemplate transactions) {
        this.transactions = transactions;
    }

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // the route definition stays as it is
    }

    @Override
    public Processor wrap(Route route, Processor steps) {
        return exchange -> transactions.executeWithoutResult(transaction -> {
            try {
                steps.process(exchange);
            } catch (Exception failed) {
                exchange.setException(failed);
            }
            if (exchange.isFailed()) {
                transaction.setRollbackOnly();
            }
        });
    }
}
