package dk.broen.adapters.facts;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.due.WrittenFactsHandler;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.history.MergedIdentities;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.occasions.NewOccasion;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.occasions.OpenedOccasion;
import dk.broen.adapters.postgres.Database;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.OccasionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes written facts an occasion to look at those citizens whose plan can differ. It does so after the facts are committed: the client that
 * wrote them must not read from the time of its answer whether a hospital or another municipality knows a citizen (ADR 95).
 */
public final class FactLooks implements WrittenFactsHandler {
    private final TransactionTemplate transactions;
    private final Citizens citizens;
    private final Occasions occasions;
    private final OpenCitizens open;
    private final MergedIdentities merged;
    private final WorkItems workItems;
    private final DueWork dueWork;

    /** @param workItems tells an operator that facts came under a retired number */
    public FactLooks(Database database, Keys keys, WorkItems workItems, DueWork dueWork) {
        this.transactions = database.transactions();
        this.citizens = new Citizens(database, keys);
        this.occasions = new Occasions(database, keys);
        this.open = new OpenCitizens(database);
        this.merged = new MergedIdentities(database, keys);
        this.workItems = workItems;
        this.dueWork = dueWork;
    }

    @Override
    public void handle(Set<String> citizenKeys, Instant at) {
        transactions.executeWithoutResult(transaction -> {
            List<NewOccasion> looks = citizens.of(open.among(citizenKeys)).values().stream()
                .map(citizen -> NewOccasion.of(OccasionKind.RECORDED, Optional.of(citizen), at)).toList();
            if (!looks.isEmpty()) {
                dueWork.scheduleLooks(occasions.open(looks).stream().map(OpenedOccasion::id).toList(), at);
            }
            merged.retired(citizenKeys).forEach(key -> underRetiredNumber(key, at));
        });
    }

    /** Such facts are kept and never used. The client is not told, because the answer would say that a hospital merged the number. */
    private void underRetiredNumber(String citizenKey, Instant at) {
        OccasionId occasion =
            occasions.open(List.of(NewOccasion.of(OccasionKind.RECORDED, Optional.of(citizens.of(citizenKey)), at))).get(0)
                .id();
        workItems.openOnce(occasion, citizenKey, new WorkItem(WorkItem.Kind.FACTS_OF_RETIRED_NUMBER,
            "facts were recorded under a number that a hospital merged into another one; they are not used"), at);
    }
}
