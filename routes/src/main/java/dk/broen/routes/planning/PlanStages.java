package dk.broen.routes.planning;

import dk.broen.domain.planning.Parts;
import dk.broen.domain.planning.Permissions;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.planning.Planner;
import dk.broen.domain.planning.Responsible;
import dk.broen.domain.planning.Situation;
import dk.broen.domain.planning.Wanted;
import java.util.List;
import org.springframework.stereotype.Component;

/** The pure stages of planning, one step of the route each (design.md §3). */
@Component
class PlanStages {
    List<Staged<Responsible>> municipality(List<Staged<Situation>> batch) {
        return Staged.map(batch, Responsible::of);
    }

    List<Staged<Parts>> recipients(List<Staged<Responsible>> batch) {
        return Staged.map(batch, Parts::of);
    }

    List<Staged<Permissions>> permissions(List<Staged<Parts>> batch) {
        return Staged.map(batch, Permissions::of);
    }

    List<Staged<Wanted>> disclosure(List<Staged<Permissions>> batch) {
        return Staged.map(batch, Wanted::of);
    }

    List<Staged<Plan>> difference(List<Staged<Wanted>> batch) {
        return Staged.map(batch, Planner::plan);
    }
}
