package dk.broen.routes.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class AfterCommitTest {
    private final TransactionTemplate transactions = new TransactionTemplate(new NoResources());
    private final List<String> log = new ArrayList<>();

    @Test
    void the_action_runs_after_the_commit() {
        transactions.executeWithoutResult(transaction -> {
            AfterCommit.run(() -> log.add("planned"));
            assertThat(log).isEmpty();
        });
        assertThat(log).containsExactly("planned");
    }

    @Test
    void the_action_does_not_run_after_a_rollback() {
        transactions.executeWithoutResult(transaction -> {
            AfterCommit.run(() -> log.add("planned"));
            transaction.setRollbackOnly();
        });
        assertThat(log).isEmpty();
    }

    @Test
    void an_action_that_fails_after_the_commit_neither_fails_the_caller_nor_stops_the_others() {
        transactions.executeWithoutResult(transaction -> {
            AfterCommit.run(() -> {
                throw new IllegalStateException();
            });
            AfterCommit.run(() -> log.add("planned"));
        });
        assertThat(log).containsExactly("planned");
    }

    @Test
    void the_action_runs_at_once_without_a_transaction() {
        AfterCommit.run(() -> log.add("planned"));
        assertThat(log).containsExactly("planned");
    }

    /** A transaction manager without a resource. */
    private static final class NoResources extends AbstractPlatformTransactionManager {
        private static final long serialVersionUID = 1L;

        @Override
        protected Object doGetTransaction() {
            return "no resource";
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            // no resource to open
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            // no resource to commit
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            // no resource to roll back
        }
    }
}
