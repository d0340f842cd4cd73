package dk.broen.hub.inbox;

import dk.broen.adapters.audit.AuditEntry;
import dk.broen.adapters.audit.AuditLog;
import dk.broen.adapters.facts.FactsIntake;
import dk.broen.adapters.facts.FactsRefused;
import dk.broen.adapters.facts.ForeignFactsException;
import dk.broen.adapters.facts.PreviewOutdatedException;
import dk.broen.adapters.facts.Recorded;
import dk.broen.adapters.facts.StaleFactsException;
import dk.broen.adapters.facts.TooManyFactsException;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.sheet.FactsSheet;
import dk.broen.domain.terms.Cpr;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Previews and records a sheet, in the way of the API. A preview stores nothing but who looked. Who confirms is written down before the
 * recording begins: a long sheet is recorded in parts, each in a transaction of its own.
 */
@Component
class SheetFromInbox {
    private static final Logger LOG = LoggerFactory.getLogger(SheetFromInbox.class);

    private final FactsIntake intake;
    private final Citizens citizens;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    SheetFromInbox(FactsIntake intake, Citizens citizens, AuditLog audit, TransactionTemplate transactions, Clock clock) {
        this.intake = intake;
        this.citizens = citizens;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the sheet would do now. */
    SheetPreview preview(UploadedSheet uploaded, Person person) {
        FactsSheet sheet = FactsSheet.read(uploaded.file());
        if (!sheet.unreadable().isEmpty()) {
            return SheetPreview.unreadable(uploaded.word(), sheet, sheet.unreadable());
        }
        try {
            FactsIntake.Taken taken = intake.take(sheet.document(), uploaded.preview(person), clock.instant());
            SheetPreview preview = SheetPreview.of(uploaded.word(), sheet, taken);
            write(AuditEntry.What.SHEET_PREVIEWED, person,
                taken.recorded().gone().stream().limit(preview.gone().size()).map(Recorded.Gone::citizen).distinct().toList());
            return preview;
        } catch (FactsRefused refused) {
            return SheetPreview.unreadable(uploaded.word(), sheet, sheet.rows(refused.faults()));
        }
    }

    /**
     * Records the sheet if it does exactly what the person saw.
     *
     * @param seen the token of the preview
     * @return what was done; empty if something was recorded since the preview, so that nothing is done
     */
    Optional<Recorded> confirm(UploadedSheet uploaded, String seen, Person person) {
        FactsSheet sheet = FactsSheet.read(uploaded.file());
        write(AuditEntry.What.SHEET_CONFIRMED, person, List.of());
        try {
            Recorded recorded = intake.take(sheet.document(), uploaded.confirmed(person, seen), clock.instant()).recorded();
            LOG.info("BRN5132 inbox-sheet-recorded municipality={} recorded={} changed={} ended={} withdrawn={}",
                person.municipality().orElseThrow(), recorded.count(Recorded.Result.RECORDED), recorded.count(Recorded.Result.CHANGED),
                recorded.count(Recorded.Result.ENDED), recorded.count(Recorded.Result.WITHDRAWN));
            return Optional.of(recorded);
        } catch (PreviewOutdatedException | StaleFactsException | TooManyFactsException | ForeignFactsException | FactsRefused outdated) {
            LOG.info("BRN5133 inbox-sheet-refused municipality={} reason={}", person.municipality().orElseThrow(),
                outdated.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** Whom the page names is written down; rows are named by their lines. */
    private void write(AuditEntry.What what, Person person, List<Cpr> named) {
        transactions.executeWithoutResult(transaction -> {
            audit.add(new AuditEntry(what, person.who(), Optional.empty(), Optional.empty()), clock.instant());
            named.forEach(citizen -> audit.add(new AuditEntry(AuditEntry.What.CITIZEN_READ, person.who(), Optional.empty(),
                Optional.of(citizens.keyOf(citizen))), clock.instant()));
        });
    }
}
