package dk.broen.adapters.acknowledgement;

import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.MONDAY_MORNING;
import static dk.broen.adapters.staging.Given.aCitizen;
import static dk.broen.adapters.staging.Given.aPlan;
import static dk.broen.adapters.staging.Given.anOccasion;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.outbox.PlannedNotification;
import dk.broen.adapters.staging.Store;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.notification.Acknowledgement.Kind;
import dk.broen.domain.notification.Acknowledgement.Way;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.terms.Cpr;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Store.Shared.class)
class AcknowledgementsTest {
    private static final Acknowledgement SEEN =
        new Acknowledgement(Kind.SEEN, Way.INBOX, "Bodil Krog", Optional.empty(), FRIDAY_NIGHT);
    private static final Acknowledgement NOT_US =
        new Acknowledgement(Kind.NOT_US, Way.QUEUE, "Bodil Krog", Optional.of("has moved to another team"), MONDAY_MORNING);

    private final Cpr citizen = aCitizen();
    private Store store;
    private PlannedNotification notice;
    private Acknowledgements acknowledgements;

    @BeforeEach
    void one_notice_on_two_channels(Store shared) {
        store = shared;
        notice = store.save(anOccasion(store, citizen), citizen, aPlan(citizen), FRIDAY_NIGHT).get(0);
        acknowledgements = new Acknowledgements(store.database(), store.keys());
    }

    @Test
    void the_ledger_has_each_answer_once_and_the_entry_once() {
        acknowledgements.add(entry().id(), notice.id(), SEEN);
        acknowledgements.add(entry().id(), notice.id(), NOT_US);

        assertThat(store.ledger(citizen).entries()).singleElement().satisfies(entry -> {
            assertThat(entry.acknowledgements()).containsExactly(SEEN, NOT_US);
            assertThat(entry.sendings()).hasSize(2);
            assertThat(entry.answer()).contains(NOT_US);
        });
        assertThat(acknowledgements.of(entry().id())).containsExactly(SEEN, NOT_US);
    }

    @Test
    void that_somebody_opened_the_notice_is_no_answer() {
        acknowledgements.add(entry().id(), notice.id(), SEEN);

        assertThat(entry().answer()).isEmpty();
    }

    @Test
    void neither_the_person_nor_the_reason_can_be_read_in_the_table() {
        acknowledgements.add(entry().id(), notice.id(), NOT_US);

        List<byte[]> sealed = store.database().jdbc()
            .sql("select sealed_by || sealed_because from acknowledgement where entry_id = :entry").param("entry", entry().id().value())
            .query((row, number) -> row.getBytes(1)).list();
        assertThat(sealed).singleElement()
            .satisfies(bytes -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("Bodil", "team"));
        assertThat(NOT_US.toString()).doesNotContain("Bodil", "team");
    }

    private LedgerEntry entry() {
        return store.ledger(citizen).entries().get(0);
    }
}
