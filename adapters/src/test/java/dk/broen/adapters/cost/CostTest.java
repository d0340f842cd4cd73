package dk.broen.adapters.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.staging.Store;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CostTest {
    /** A connection executes a statement ten times before it keeps a plan for all parameters. */
    private static final int UNTIL_PLANS_ARE_KEPT = 12;
    /** More than a batch of messages or notices needs, and much less than the tables hold. */
    private static final int ROWS_OF_A_BATCH = 1_000;
    /** Fewer than a batch executes, with those that check foreign keys. */
    private static final int STATEMENTS = 100;
    private final Store store = Store.open();
    private ExplainedStatements statements;
    private HotPath hotPath;

    @BeforeEach
    void open() {
        statements = new ExplainedStatements(store, 3);
        hotPath = new HotPath(store, statements.database());
    }

    @AfterEach
    void close() throws IOException {
        statements.database().close();
        store.close();
    }

    @Test
    void no_statement_reads_more_rows_than_its_batch_needs() {
        store.database().jdbc().sql("analyze").update();
        run();
        assertThat(costly()).as("tables that were analysed while they were empty").isEmpty();

        ManyRows.insertInto(store.database());
        run();
        assertThat(costly()).as("plans that were kept since the tables were empty").isEmpty();

        store.database().jdbc().sql("analyze").update();
        run();
        assertThat(costly()).as("plans for many rows").isEmpty();
    }

    private Collection<StatementPlan> costly() {
        List<StatementPlan> explained = statements.sinceLast();
        assertThat(explained).hasSizeGreaterThan(UNTIL_PLANS_ARE_KEPT * STATEMENTS);
        return explained.stream().filter(StatementPlan::isOfTheHub)
            .filter(plan -> !plan.scanned().isEmpty() || plan.mostRows() > ROWS_OF_A_BATCH)
            .collect(Collectors.toMap(StatementPlan::statement, Function.identity(), (one, other) -> one)).values();
    }

    private void run() {
        hotPath.lookAgain();
        for (int times = 0; times < UNTIL_PLANS_ARE_KEPT; times++) {
            hotPath.run();
        }
        hotPath.merge();
    }
}
