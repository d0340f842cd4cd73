package dk.broen.routes.planning;

import dk.broen.adapters.occasions.OpenedOccasion;
import dk.broen.adapters.plans.Plans;
import dk.broen.domain.terms.OccasionId;
import java.util.List;
import java.util.Set;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/**
 * Leaves out the looks whose occasion has its plan already. A hub that is killed after the commit of a look leaves the look in the database, so
 * it comes again.
 */
@Component
class NotPlannedYet {
    private final Plans plans;

    NotPlannedYet(Plans plans) {
        this.plans = plans;
    }

    /** The caller has locked the citizens, so that no other worker plans the same occasion meanwhile. */
    @Handler
    List<Look> of(List<Look> looks) {
        Set<OccasionId> planned = plans.planned(looks.stream().flatMap(look -> look.occasion().stream()).map(OpenedOccasion::id).toList());
        return looks.stream().filter(look -> look.occasion().map(OpenedOccasion::id).filter(planned::contains).isEmpty()).toList();
    }
}
