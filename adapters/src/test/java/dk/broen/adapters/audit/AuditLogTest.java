package dk.broen.adapters.audit;

import static dk.broen.adapters.staging.Given.MONDAY_MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.adapters.staging.Store;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Store.Shared.class)
class AuditLogTest {
    private static final AuditEntry READ =
        new AuditEntry(AuditEntry.What.NOTICE_READ, "Bodil Krog (bodil)", Optional.of("7KQ4BX"), Optional.of("a-key"));

    private Store store;
    private AuditLog log;

    @BeforeEach
    void log(Store shared) {
        store = shared;
        log = new AuditLog(store.database(), store.keys());
    }

    @Test
    void what_a_person_did_is_kept_and_who_it_was_cannot_be_read_in_the_table() {
        log.add(READ, MONDAY_MORNING.plus(Duration.ofDays(400)));

        assertThat(log.since(MONDAY_MORNING.plus(Duration.ofDays(400)))).contains(READ);
        assertThat(store.database().jdbc().sql("select sealed_who from audit_entry").query((row, number) -> row.getBytes(1)).list())
            .isNotEmpty()
            .allSatisfy(bytes -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("Bodil"));
        assertThat(READ.toString()).doesNotContain("Bodil", "a-key");
    }

    @Test
    void what_concerns_many_citizens_has_an_entry_for_each_of_them() {
        log.addOfEach(AuditEntry.What.SHEET_PREVIEWED, "Bodil", List.of("k1", "k2"), MONDAY_MORNING.plus(Duration.ofDays(500)));
        log.addOfEach(AuditEntry.What.SHEET_PREVIEWED, "Bodil", List.of(), MONDAY_MORNING.plus(Duration.ofDays(500)));

        assertThat(log.since(MONDAY_MORNING.plus(Duration.ofDays(500)))).containsExactly(
            new AuditEntry(AuditEntry.What.SHEET_PREVIEWED, "Bodil", Optional.empty(), Optional.of("k1")),
            new AuditEntry(AuditEntry.What.SHEET_PREVIEWED, "Bodil", Optional.empty(), Optional.of("k2")));
    }

    @Test
    void nobody_changes_or_deletes_an_entry() {
        log.add(READ, MONDAY_MORNING);

        assertThatThrownBy(() -> store.database().jdbc().sql("delete from audit_entry").update()).hasStackTraceContaining("only added to");
        assertThatThrownBy(() -> store.database().jdbc().sql("update audit_entry set what = 'x'").update())
            .hasStackTraceContaining("only added to");
    }

    @Test
    void what_is_rolled_back_did_not_happen() {
        AuditEntry refused = new AuditEntry(AuditEntry.What.NOTICE_REFUSED, "x", Optional.of("ROLLED"), Optional.empty());
        store.database().transactions().executeWithoutResult(transaction -> {
            log.add(refused, MONDAY_MORNING);
            transaction.setRollbackOnly();
        });

        assertThat(log.since(MONDAY_MORNING)).doesNotContain(refused);
    }
}
