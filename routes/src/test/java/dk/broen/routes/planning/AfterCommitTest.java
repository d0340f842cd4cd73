package dk.broen.routes.planning;

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
    private final List<String> said = new ArrayList<>();

    @Test
    void what_is_kept_is_said_when_it_is_kept() {
        transactions.executeWithoutResult(transaction -> {
            AfterCommit.say(() -> said.add("planned"));
            assertThat(said).isEmpty();
        });
        assertThat(said).containsExactly("planned");
    }

    @Test
    void what_is_rolled_back_is_never_said() {
        transactions.executeWithoutResult(transaction -> {
            AfterCommit.say(() -> said.add("planned"));
            transaction.setRollbackOnly();
        });
        assertThat(said).isEmpty();
    }

    @Test
    void without_a_transaction_it_is_said_at_once() {
        AfterCommit.say(() -> said.add("planned"));
        assertThat(said).containsExactly("planned");
    }

    /** Transactions of nothing. */
    private static final class NoResources extends AbstractPlatformTransactionManager {
        private static final long serialVersionUID = 1L;

        @Override
        protected Object doGetTransaction() {
            return "nothing";
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            // there is nothing to begin
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            // nor to keep
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            // nor to undo
        }
    }
}
