package dk.broen.routes.planning;

import static dk.broen.routes.planning.PlanningEndpoints.LOOK;

import dk.broen.adapters.due.LookAgainHandler;
import dk.broen.adapters.due.LookHandler;
import dk.broen.adapters.due.TaskOutcome;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.occasions.OccasionKind;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.occasions.OpenedOccasion;
import dk.broen.domain.terms.OccasionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Runs the route {@code look-at-citizen} when an occasion is due to be looked at, and when a timer of a citizen is due. */
@Component
class Looks implements LookHandler, LookAgainHandler {
    private final ProducerTemplate camel;
    private final Occasions occasions;
    private final Citizens citizens;
    private final Identities identities;

    Looks(ProducerTemplate camel, Occasions occasions, Citizens citizens, Identities identities) {
        this.camel = camel;
        this.occasions = occasions;
        this.citizens = citizens;
        this.identities = identities;
    }

    @Override
    public TaskOutcome handle(OccasionId id) {
        occasions.find(id).ifPresent(found -> look(
            new Look(found.kind(), Optional.of(new OpenedOccasion(found.id(), found.reference())),
                identities.current(found.citizen().orElseThrow()))));
        return new TaskOutcome.Done();
    }

    @Override
    public TaskOutcome handle(String citizenKey) {
        return look(new Look(OccasionKind.DUE, Optional.empty(), identities.current(citizens.of(citizenKey))))
            .<TaskOutcome>map(TaskOutcome.Again::new)
            .orElseGet(TaskOutcome.Done::new);
    }

    /** Returns when to look at the citizen again. */
    @SuppressWarnings("unchecked")
    private Optional<Instant> look(Look look) {
        List<Optional<Instant>> again = camel.requestBody(LOOK, List.of(look), List.class);
        return again.get(0);
    }
}
