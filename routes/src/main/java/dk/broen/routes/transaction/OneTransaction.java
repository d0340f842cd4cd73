package dk.broen.routes.transaction;

import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
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
        return exchange -> {
            try {
                transactions.executeWithoutResult(transaction -> run(steps, exchange, transaction));
            } catch (RuntimeException notEnded) {
                keepFirst(exchange, notEnded);
            }
        };
    }

    private static void run(Processor steps, Exchange exchange, TransactionStatus transaction) {
        try {
            steps.process(exchange);
        } catch (Exception failed) {
            exchange.setException(failed);
        }
        if (exchange.isFailed()) {
            transaction.setRollbackOnly();
        }
    }

    /**
     * The pool closes the connection after some errors, so that the rollback fails as well. What failed first decides whether the message is
     * tried again.
     */
    private static void keepFirst(Exchange exchange, RuntimeException notEnded) {
        if (exchange.getException() == null) {
            throw notEnded;
        }
        exchange.getException().addSuppressed(notEnded);
    }
}
