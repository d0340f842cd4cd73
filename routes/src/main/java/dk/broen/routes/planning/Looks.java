package dk.broen.routes.planning;

import static dk.broen.routes.planning.PlanningEndpoints.LOOK;

import dk.broen.adapters.due.LookAgainHandler;
import dk.broen.adapters.due.LookHandler;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.occasions.OpenedOccasion;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/**
 * Runs the route {@code look-at-citizen} when an occasion is due to be looked at, and when a timer of a citizen is due. The next timer is
 * stored with the plan, so a look that ran is done.
 */
@Component
class Looks implements LookHandler, LookAgainHandler {
    private final ProducerTemplate camel;
    private final Occasions occasions;
    private final Citizens citizens;
    private final LookFailed lookFailed;

    Looks(ProducerTemplate camel, Occasions occasions, Citizens citizens, LookFailed lookFailed) {
        this.camel = camel;
        this.occasions = occasions;
        this.citizens = citizens;
        this.lookFailed = lookFailed;
    }

    @Override
    public void handle(OccasionId id) {
        occasions.find(id).ifPresent(found -> look(found.kind(), Optional.of(new OpenedOccasion(found.id(), found.reference())),
            found.citizen().orElseThrow()));
    }

    @Override
    public void handle(String citizenKey, OccasionKind why) {
        look(why, Optional.empty(), citizens.of(citizenKey));
    }

    private void look(OccasionKind kind, Optional<OpenedOccasion> occasion, Cpr citizen) {
        try {
            camel.requestBody(LOOK, List.of(new Look(kind, occasion, citizen)));
        } catch (CamelExecutionException failed) {
            lookFailed.tell(kind, occasion, citizen, failed);
            throw failed;
        }
    }
}
