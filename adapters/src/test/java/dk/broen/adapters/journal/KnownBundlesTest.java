package dk.broen.adapters.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.occasions.References;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.staging.Store;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Store.Shared.class)
class KnownBundlesTest {
    private static final String HOSPITAL = "odense";
    private final String first = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();
    private final String bundle = UUID.randomUUID().toString();
    private Store store;
    private KnownBundles bundles;

    @BeforeEach
    void open(Store shared) {
        store = shared;
        bundles = new KnownBundles(shared.database(), shared.keys());
    }

    @Test
    void a_bundle_that_another_message_came_in_is_known() {
        assertThat(bundles.holdAnother(HOSPITAL, HOSPITAL, first, bundle)).isFalse();

        assertThat(bundles.holdAnother(HOSPITAL, HOSPITAL, other, bundle)).isTrue();
    }

    @Test
    void a_resend_is_the_same_message_in_the_same_bundle_and_in_a_new_one() {
        bundles.holdAnother(HOSPITAL, HOSPITAL, first, bundle);

        assertThat(bundles.holdAnother(HOSPITAL, HOSPITAL, first, bundle)).isFalse();
        assertThat(bundles.holdAnother(HOSPITAL, HOSPITAL, first, UUID.randomUUID().toString())).isFalse();
    }

    @Test
    void the_bundle_of_another_hospital_is_another_bundle() {
        bundles.holdAnother(HOSPITAL, HOSPITAL, first, bundle);

        assertThat(bundles.holdAnother("herlev", "herlev", other, bundle)).isFalse();
    }

    @Test
    void what_was_refused_is_refused_again_and_accepted_in_a_bundle_of_its_own() {
        bundles.holdAnother(HOSPITAL, HOSPITAL, first, bundle);
        bundles.holdAnother(HOSPITAL, HOSPITAL, other, bundle);

        assertThat(bundles.holdAnother(HOSPITAL, HOSPITAL, other, bundle)).isTrue();
        assertThat(bundles.holdAnother(HOSPITAL, HOSPITAL, other, UUID.randomUUID().toString())).isFalse();
    }

    @Test
    void a_hub_knows_at_its_start_what_the_journal_has_also_what_was_accepted_in_the_bundle_of_another() {
        record(first);
        record(other);
        KnownBundles restarted = new KnownBundles(store.database(), store.keys());

        assertThat(restarted.holdAnother(HOSPITAL, HOSPITAL, UUID.randomUUID().toString(), bundle)).isTrue();
        assertThat(restarted.holdAnother(HOSPITAL, HOSPITAL, other, bundle)).isFalse();
    }

    @Test
    void a_message_that_another_hub_has_accepted_in_the_bundle_is_no_other_one() {
        bundles.holdAnother(HOSPITAL, HOSPITAL, first, bundle);
        record(other);

        assertThat(bundles.holdAnother(HOSPITAL, HOSPITAL, other, bundle)).isFalse();
        assertThat(bundles.holdAnother(HOSPITAL, HOSPITAL, UUID.randomUUID().toString(), bundle)).isTrue();
    }

    @Test
    void without_the_database_a_message_in_the_bundle_of_another_is_refused() {
        KnownBundles alone;
        try (Database away = Database.external(store.database().url(), "postgres", "", 2)) {
            alone = new KnownBundles(away, store.keys());
        }

        assertThat(alone.holdAnother(HOSPITAL, HOSPITAL, first, bundle)).isFalse();
        assertThat(alone.holdAnother(HOSPITAL, HOSPITAL, other, bundle)).isTrue();
    }

    @Test
    void a_message_that_is_sent_again_and_again_is_not_forgotten() {
        bundles.holdAnother(HOSPITAL, HOSPITAL, first, bundle);
        for (int i = 0; i < 20_000; i++) {
            bundles.holdAnother(HOSPITAL, HOSPITAL, other + i, bundle + i);
            if (i == 10_000) {
                bundles.holdAnother(HOSPITAL, HOSPITAL, first, UUID.randomUUID().toString());
            }
        }

        assertThat(bundles.holdAnother(HOSPITAL, HOSPITAL, first, bundle + 19_999)).isFalse();
    }

    private void record(String header) {
        new Journal(store.database(), store.keys()).record(List.of(new JournalEntry(JournalEntry.Kind.MEDCOM, HOSPITAL, HOSPITAL,
            header, Optional.of(bundle), header.getBytes(StandardCharsets.UTF_8), Optional.empty(), Instant.parse("2026-12-01T12:00:00Z"),
            new byte[] {1}, References.draw())));
    }
}
