package dk.broen.routes.planning;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What may be said and counted only once it is kept: a message that is planned again after a failure would otherwise be told of twice. */
final class AfterCommit {
    private AfterCommit() {
    }

    /** At once where no transaction is open; never when it is rolled back. */
    static void say(Runnable what) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            what.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                what.run();
            }
        });
    }
}
