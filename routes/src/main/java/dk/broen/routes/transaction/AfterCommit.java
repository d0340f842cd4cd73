package dk.broen.routes.transaction;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Delays log lines and counters until the transaction has committed. Without it, a message that is retried would be logged and counted
 * twice.
 */
public final class AfterCommit {
    private static final Logger LOG = LoggerFactory.getLogger(AfterCommit.class);

    private AfterCommit() {
    }

    /**
     * Runs the action after the commit; at once if no transaction is open; not at all if the transaction is rolled back. An action that fails
     * after the commit is logged only.
     */
    public static void run(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new Delayed(action));
    }

    /** Is forgotten when the transaction is rolled back to a savepoint that is older than the action. */
    private static final class Delayed implements TransactionSynchronization {
        private final Runnable action;
        private final Set<Object> younger = Collections.newSetFromMap(new IdentityHashMap<>());
        private boolean forgotten;

        Delayed(Runnable action) {
            this.action = action;
        }

        @Override
        public void savepoint(Object savepoint) {
            younger.add(savepoint);
        }

        @Override
        public void savepointRollback(Object savepoint) {
            forgotten |= !younger.contains(savepoint);
        }

        @Override
        public void afterCommit() {
            if (forgotten) {
                return;
            }
            try {
                action.run();
            } catch (RuntimeException cause) {
                // the transaction is committed: the caller must not believe that it failed
                LOG.error("BRN2905 after-commit-failed cause={}", cause.getClass().getSimpleName());
            }
        }
    }
}
