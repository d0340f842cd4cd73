package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;

import dk.broen.adapters.followup.WorkItemFilter;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.journal.DeadLetter;
import dk.broen.adapters.occasions.References;
import dk.broen.routes.arrival.DatabaseRetryContract;
import dk.broen.routes.arrival.Refusal;
import dk.broen.routes.arrival.SealedArrivals;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.HospitalMessages;
import dk.broen.routes.staging.RouteTest;
import dk.broen.simulator.people.TestPeople;
import java.time.Instant;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

@RouteTest
@UseAdviceWith
class RefusedToStoreRouteTest extends DatabaseRetryContract {
    private static final byte[] RAW = {1, 2, 3};
    private final String reference = References.draw();
    @Autowired
    private SealedArrivals sealed;

    RefusedToStoreRouteTest() {
        super("refused-to-store", "keep-refused");
    }

    @Override
    protected byte[] message() {
        return sealed.seal(new Refusal("auh", Instant.parse("2026-11-21T21:00:00Z"), reference, "CITIZEN_MISSING", "PID-3",
            "The message names no citizen", RAW));
    }

    @Test
    void a_refusal_is_stored_in_the_transaction_of_its_queue() {
        assertThat(route().steps()).isEqualTo("""
            keep-sealed-refusal
            keep-refused
            """);
        assertThat(route().from()).startsWith("jms:queue:refused?transacted=true").contains("disableReplyTo=true");
    }

    @Test
    void a_refusal_waits_for_the_database_or_its_key_and_any_other_failure_makes_it_a_dead_letter() {
        assertThat(route().handlers()).isEqualTo("""
            database-unreachable
            key-unknown
            internal-error
              move-to-dead-letters
            """);
    }

    @Test
    void a_refusal_becomes_a_dead_letter_with_its_reason() {
        assertThat(route().run(message()).getException()).isNull();

        assertThat(deadLetters().find(reference)).map(DeadLetter::code).hasValue("CITIZEN_MISSING");
        assertThat(deadLetters().messageOf(reference)).hasValue(RAW);
    }

    @Test
    void a_message_in_the_bundle_of_another_one_is_reviewed(@Autowired WorkItems workItems) throws Exception {
        byte[] raw = HospitalMessages.medcom(UUID.randomUUID().toString(), new TestPeople(5657).next());
        byte[] refusal = sealed.seal(new Refusal("odense", Instant.parse("2026-11-21T21:00:00Z"), reference, "BUNDLE_REUSED", "Bundle.id",
            "Another message was sent with this id of the Bundle", raw));

        assertThat(route().run(refusal).getException()).isNull();
        assertThat(route().run(refusal).getException()).isNull();

        assertThat(workItems.list(WorkItemFilter.OPEN))
            .filteredOn(item -> item.item().because().startsWith(reference + " repeats the Bundle.id of ")).hasSize(1);
    }

    @Test
    void a_refusal_is_not_kept_without_its_review(@Autowired TransactionTemplate transactions) {
        ReviewReusedBundle review = Mockito.mock(ReviewReusedBundle.class);
        doThrow(Fault.databaseAway()).doNothing().when(review).review(any());
        KeepRefused keep = new KeepRefused(sealed, deadLetters(), review, transactions);
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());

        assertThatThrownBy(() -> keep.keep(message(), exchange)).isInstanceOf(DataAccessException.class);
        assertThat(deadLetters().find(reference)).isEmpty();

        keep.keep(message(), exchange);
        assertThat(deadLetters().find(reference)).isPresent();
        Mockito.verify(review, Mockito.times(2)).review(any());
    }
}
