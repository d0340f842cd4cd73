package dk.broen.hub.inbox;

import dk.broen.adapters.audit.AuditEntry;
import dk.broen.adapters.audit.AuditLog;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.facts.FactsIntake;
import dk.broen.adapters.facts.FactsOrder;
import dk.broen.adapters.facts.FactsReader;
import dk.broen.adapters.facts.FactsRefused;
import dk.broen.adapters.facts.ForeignFactsException;
import dk.broen.adapters.facts.PreviewOutdatedException;
import dk.broen.adapters.facts.Recorded;
import dk.broen.adapters.facts.SiftedFacts;
import dk.broen.adapters.facts.SiftedFacts.Fault;
import dk.broen.adapters.facts.StaleFactsException;
import dk.broen.adapters.facts.TooManyFactsException;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.sheet.FactsSheet;
import dk.broen.adapters.sheet.RowFault;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.Cpr;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
    private final FactsReader reader;
    private final Facts facts;
    private final Directory directory;
    private final Citizens citizens;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    SheetFromInbox(FactsIntake intake, FactsReader reader, Facts facts, Directory directory, Citizens citizens, AuditLog audit,
        TransactionTemplate transactions, Clock clock) {
        this.intake = intake;
        this.reader = reader;
        this.facts = facts;
        this.directory = directory;
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
        List<RowFault> hidden = hidden(sheet);
        if (!hidden.isEmpty()) {
            return SheetPreview.unreadable(uploaded.word(), sheet, hidden);
        }
        try {
            FactsIntake.Taken taken = intake.take(sheet.document(), uploaded.preview(person), clock.instant());
            SheetPreview preview = SheetPreview.of(uploaded.word(), sheet, taken, this::isShown);
            write(AuditEntry.What.SHEET_PREVIEWED, person, taken.places().values(),
                taken.recorded().gone().stream().limit(SheetPreview.LISTED).map(Recorded.Gone::citizen).toList());
            return preview;
        } catch (FactsRefused refused) {
            return SheetPreview.unreadable(uploaded.word(), sheet, sheet.rows(refused.faults()));
        }
    }

    /**
     * A row of something that the page of a citizen would not show is refused before it is compared with what is recorded: whether it is new
     * would tell what is hidden (domain.md S5).
     */
    private List<RowFault> hidden(FactsSheet sheet) {
        SiftedFacts sifted = reader.sift(sheet.document());
        List<Fault> hidden = sifted.facts().stream().filter(placed -> !SeenCitizen.isWhollyShown(placed.fact(), directory))
            .map(placed -> new Fault(placed.place(), "is not kept in the inbox, or is confidential; send it through the API")).toList();
        return hidden.isEmpty() ? List.of()
            : sheet.rows(Stream.concat(sifted.faults().stream(), hidden.stream()).map(Fault::toString).toList());
    }

    private boolean isShown(UUID fact) {
        return facts.find(fact).filter(known -> SeenCitizen.isWhollyShown(known.fact(), directory)).isPresent();
    }

    /** What became of a sheet that a person confirmed. */
    enum Confirmed {
        /** All of it is recorded. */
        RECORDED,
        /** Nothing is recorded: something else was recorded since the preview. */
        OUTDATED,
        /** The sheet is long, and something else was recorded meanwhile: its first part is recorded, the rest is not. */
        PARTLY,
        /** There would be too many facts about one citizen. Of a long sheet, a part can be recorded. */
        TOO_MANY,
        /** Nothing is recorded: the sheet does not fit the configuration any more. */
        REFUSED
    }

    /**
     * Records the sheet if it does exactly what the person saw.
     *
     * @param seen the token of the preview
     */
    Confirmed confirm(UploadedSheet uploaded, String seen, Person person) {
        FactsSheet sheet = FactsSheet.read(uploaded.file());
        write(AuditEntry.What.SHEET_CONFIRMED, person, List.of(), List.of());
        Confirmed confirmed = recorded(sheet, uploaded.confirmed(person, seen), person);
        write(confirmed == Confirmed.RECORDED ? AuditEntry.What.SHEET_RECORDED : AuditEntry.What.SHEET_REFUSED, person, List.of(),
            List.of());
        if (confirmed != Confirmed.RECORDED) {
            LOG.info("BRN5133 inbox-sheet-refused municipality={} reason={}", person.municipality().orElseThrow(), confirmed);
        }
        return confirmed;
    }

    private Confirmed recorded(FactsSheet sheet, FactsOrder order, Person person) {
        try {
            Recorded recorded = intake.take(sheet.document(), order, clock.instant()).recorded();
            LOG.info("BRN5132 inbox-sheet-recorded municipality={} recorded={} changed={} ended={} withdrawn={}",
                person.municipality().orElseThrow(), recorded.count(Recorded.Result.RECORDED), recorded.count(Recorded.Result.CHANGED),
                recorded.count(Recorded.Result.ENDED), recorded.count(Recorded.Result.WITHDRAWN));
            return Confirmed.RECORDED;
        } catch (PreviewOutdatedException outdated) {
            return outdated.isPartlyRecorded() ? Confirmed.PARTLY : Confirmed.OUTDATED;
        } catch (StaleFactsException stale) {
            return Confirmed.OUTDATED;
        } catch (TooManyFactsException tooMany) {
            return Confirmed.TOO_MANY;
        } catch (ForeignFactsException | FactsRefused refused) {
            return Confirmed.REFUSED;
        }
    }

    /**
     * @param asked the citizens of the rows: the counts tell whether something is recorded about them
     * @param named the citizens whom the page names
     */
    private void write(AuditEntry.What what, Person person, Collection<Cpr> asked, Collection<Cpr> named) {
        transactions.executeWithoutResult(transaction -> {
            audit.add(new AuditEntry(what, person.who(), Optional.empty(), Optional.empty()), clock.instant());
            audit.addOfEach(what, person.who(), keys(asked), clock.instant());
            audit.addOfEach(AuditEntry.What.CITIZEN_READ, person.who(), keys(named), clock.instant());
        });
    }

    private List<String> keys(Collection<Cpr> all) {
        return all.stream().map(citizens::keyOf).distinct().toList();
    }
}
