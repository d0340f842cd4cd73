package dk.broen.adapters.facts;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.due.WrittenFactsHandler;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.occasions.NewOccasion;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.occasions.OpenedOccasion;
import dk.broen.adapters.postgres.Database;
import dk.broen.domain.planning.OccasionKind;
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
    private final DueWork dueWork;

    public FactLooks(Database database, Keys keys, DueWork dueWork) {
        this.transactions = database.transactions();
        this.citizens = new Citizens(database, keys);
        this.occasions = new Occasions(database, keys);
        this.open = new OpenCitizens(database);
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
        });
    }
}
