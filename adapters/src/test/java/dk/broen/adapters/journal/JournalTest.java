package dk.broen.adapters.journal;

import static dk.broen.adapters.staging.Given.aCitizen;
import static dk.broen.adapters.staging.Given.aControlId;
import static dk.broen.adapters.staging.Given.anEntry;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.occasions.OccasionRow;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.occasions.References;
import dk.broen.adapters.staging.Store;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.Cpr;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Store.Shared.class)
class JournalTest {
    private Store store;
    private Journal journal;

    @BeforeEach
    void open(Store shared) {
        store = shared;
        journal = new Journal(shared.database(), shared.keys());
    }

    @Test
    void a_message_is_recorded_once_under_the_reference_of_its_entry() {
        JournalEntry entry = anEntry(aCitizen(), aControlId());

        JournalResult first = recorded(entry);
        JournalResult second = recorded(entry);

        assertThat(first).isInstanceOf(JournalResult.New.class).extracting(JournalResult::reference).isEqualTo(entry.reference());
        assertThat(second).isEqualTo(new JournalResult.Duplicate(first.occasion(), first.reference()));
        assertThat(journal.messageOf(first.occasion()).orElseThrow().raw()).isEqualTo(entry.raw());
        assertThat(journal.messageOf(first.occasion()).orElseThrow().kind()).isEqualTo(entry.kind());
        assertThat(new Occasions(store.database(), store.keys()).find(first.occasion()))
            .contains(new OccasionRow(first.occasion(), entry.reference(), OccasionKind.SAID, entry.citizen(), entry.receivedAt()));
    }

    @Test
    void a_message_that_comes_twice_in_one_batch_is_recorded_once() {
        JournalEntry entry = anEntry(aCitizen(), aControlId());
        JournalEntry other = anEntry(aCitizen(), aControlId());

        List<JournalResult> results = journal.record(List.of(entry, other, entry));

        assertThat(results.get(0)).isInstanceOf(JournalResult.New.class);
        assertThat(results.get(1)).isInstanceOf(JournalResult.New.class);
        assertThat(results.get(2)).isEqualTo(new JournalResult.Duplicate(results.get(0).occasion(), results.get(0).reference()));
    }

    @Test
    void the_same_id_with_other_content_is_a_conflict_with_the_first_message() {
        Cpr citizen = aCitizen();
        JournalEntry entry = anEntry(citizen, aControlId());
        JournalResult first = recorded(entry);

        JournalEntry other = new JournalEntry(entry.kind(), entry.source(), entry.feed(), entry.controlId(),
            Optional.empty(), "other".getBytes(StandardCharsets.UTF_8), entry.citizen(), entry.receivedAt(), entry.raw(),
            References.draw());

        assertThat(recorded(other)).isEqualTo(new JournalResult.Conflict(first.occasion(), first.reference()));
    }

    @Test
    void another_message_in_the_same_bundle_is_recorded_apart_and_a_resend_in_a_new_bundle_is_a_duplicate() {
        JournalEntry entry = inBundle(anEntry(aCitizen(), aControlId()), "b1" + aControlId());
        JournalResult first = recorded(entry);

        JournalEntry other = inBundle(anEntry(aCitizen(), aControlId()), entry.bundleId().orElseThrow());
        JournalResult apart = recorded(other);

        assertThat(apart).isEqualTo(new JournalResult.InBundleOfAnother(apart.occasion(), other.reference(), first.reference()));
        assertThat(recorded(other)).isEqualTo(new JournalResult.Duplicate(apart.occasion(), other.reference()));
        assertThat(recorded(entry)).isEqualTo(new JournalResult.Duplicate(first.occasion(), first.reference()));
        assertThat(recorded(inBundle(entry, aControlId()))).isEqualTo(new JournalResult.Duplicate(first.occasion(), first.reference()));
    }

    private static JournalEntry inBundle(JournalEntry entry, String bundle) {
        return new JournalEntry(entry.kind(), entry.source(), entry.feed(), entry.controlId(), Optional.of(bundle), entry.contentHash(),
            entry.citizen(), entry.receivedAt(), entry.raw(), References.draw());
    }

    @Test
    void the_same_id_from_another_sender_is_another_message() {
        JournalEntry entry = anEntry(aCitizen(), aControlId());
        recorded(entry);

        JournalEntry other =
            new JournalEntry(entry.kind(), "ouh", entry.feed(), entry.controlId(), Optional.empty(), entry.contentHash(), entry.citizen(),
                entry.receivedAt(),
                entry.raw(), References.draw());

        assertThat(recorded(other)).isInstanceOf(JournalResult.New.class);
    }

    @Test
    void the_same_id_from_another_feed_of_the_same_hospital_is_another_message() {
        JournalEntry entry = anEntry(aCitizen(), aControlId());
        recorded(entry);

        JournalEntry other =
            new JournalEntry(entry.kind(), entry.source(), "EPJ|AUHPSYK", entry.controlId(), Optional.empty(),
                "other".getBytes(StandardCharsets.UTF_8),
                entry.citizen(), entry.receivedAt(), entry.raw(), References.draw());

        assertThat(recorded(other)).isInstanceOf(JournalResult.New.class);
    }

    @Test
    void a_reference_that_is_already_used_is_drawn_again() {
        JournalEntry entry = anEntry(aCitizen(), aControlId());
        recorded(entry);

        JournalEntry other =
            new JournalEntry(entry.kind(), entry.source(), entry.feed(), aControlId(), Optional.empty(), entry.contentHash(),
                entry.citizen(), entry.receivedAt(), entry.raw(), entry.reference());

        assertThat(recorded(other)).isInstanceOf(JournalResult.New.class).extracting(JournalResult::reference)
            .isNotEqualTo(entry.reference());
    }

    @Test
    void the_same_message_recorded_many_times_at_once_is_new_once() throws Exception {
        String controlId = aControlId();
        Cpr citizen = aCitizen();
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            Callable<JournalResult> record =
                () -> store.database().transactions().execute(open -> recorded(anEntry(citizen, controlId)));
            List<Future<JournalResult>> receipts = senders.invokeAll(IntStream.range(0, 16).mapToObj(sender -> record).toList());

            long recordedAsNew = 0;
            for (Future<JournalResult> receipt : receipts) {
                recordedAsNew += receipt.get() instanceof JournalResult.New ? 1 : 0;
            }
            assertThat(recordedAsNew).isEqualTo(1);
            assertThat(store.database().jdbc().sql("select count(*) from occasion where citizen_key = :citizen")
                .param("citizen", store.keys().index().keyOf(citizen)).query(Integer.class).single()).isEqualTo(1);
        } finally {
            senders.shutdownNow();
        }
    }

    @Test
    void a_duplicate_is_no_occasion() {
        JournalEntry entry = anEntry(aCitizen(), aControlId());
        recorded(entry);
        int occasions = occasions();

        recorded(entry);

        assertThat(occasions()).isEqualTo(occasions);
    }

    @Test
    void a_message_whose_transaction_is_rolled_back_is_new_again() {
        JournalEntry entry = anEntry(aCitizen(), aControlId());

        store.database().transactions().executeWithoutResult(open -> {
            recorded(entry);
            open.setRollbackOnly();
        });

        assertThat(recorded(entry)).isInstanceOf(JournalResult.New.class);
    }

    private JournalResult recorded(JournalEntry entry) {
        return journal.record(List.of(entry)).get(0);
    }

    private int occasions() {
        return store.database().jdbc().sql("select count(*) from occasion").query(Integer.class).single();
    }
}
