package dk.broen.routes.planning;

import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The steps it stands around share one transaction, which is rolled back when one of them fails. Camel's own {@code transacted()} brings an
 * error handler of its own, which marks what failed as exhausted: then whoever called the route neither tries again nor sets it aside, and
 * the broker delivers the message for ever.
 */
@Component
class OneTransaction implements Policy {
    private final TransactionTemplate transactions;

    OneTransaction(TransactionTemplate transactions) {
        this.transactions = transactions;
    }

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // nothing of the route is changed
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
