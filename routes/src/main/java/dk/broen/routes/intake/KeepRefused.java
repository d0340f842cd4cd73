package dk.broen.routes.intake;

import dk.broen.adapters.journal.DeadLetter;
import dk.broen.adapters.journal.DeadLetters;
import dk.broen.routes.arrival.DatabaseRetry;
import dk.broen.routes.arrival.Refusal;
import dk.broen.routes.arrival.SealedArrivals;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores a refused message in the dead-letter store, once. */
@Component
class KeepRefused {
    private final SealedArrivals sealed;
    private final DeadLetters deadLetters;
    private final ReviewReusedBundle review;
    private final TransactionTemplate transactions;

    KeepRefused(SealedArrivals sealed, DeadLetters deadLetters, ReviewReusedBundle review, TransactionTemplate transactions) {
        this.sealed = sealed;
        this.deadLetters = deadLetters;
        this.review = review;
        this.transactions = transactions;
    }

    @Handler
    void keep(byte[] body, Exchange exchange) {
        Refusal refusal = sealed.openRefusal(body);
        exchange.setProperty(DatabaseRetry.REFERENCE, refusal.reference());
        exchange.setProperty(DatabaseRetry.SOURCE, refusal.source());
        exchange.setProperty(DatabaseRetry.RECEIVED_AT, refusal.receivedAt());
        transactions.executeWithoutResult(transaction -> keep(refusal));
    }

    /** In one transaction: when it is repeated, a letter that is there already is not reviewed again. */
    private void keep(Refusal refusal) {
        boolean now = deadLetters.keep(new DeadLetter(refusal.reference(), refusal.source(), refusal.receivedAt(), refusal.code(),
            refusal.location(), refusal.message()), refusal.raw()).now();
        if (now) {
            review.review(refusal);
        }
    }
}
