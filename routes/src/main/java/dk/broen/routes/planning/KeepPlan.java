package dk.broen.routes.planning;

import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.occasions.OpenedOccasion;
import dk.broen.adapters.outbox.PlannedNotification;
import dk.broen.adapters.plans.Plans;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.planning.Situation;
import dk.broen.domain.terms.Cpr;
import dk.broen.routes.transaction.AfterCommit;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Stores the plan with everything that follows from it, and schedules its notices and the next look at the citizen. */
@Component
public class KeepPlan {
    private static final Logger LOG = LoggerFactory.getLogger(KeepPlan.class);
    private final Plans plans;
    private final Occasions occasions;
    private final Citizens citizens;
    private final DueWork dueWork;
    private final InputDigest digest;
    private final MeterRegistry meters;
    private final Clock clock;

    KeepPlan(Plans plans, Occasions occasions, Citizens citizens, DueWork dueWork, InputDigest digest, MeterRegistry meters, Clock clock) {
        this.plans = plans;
        this.occasions = occasions;
        this.citizens = citizens;
        this.dueWork = dueWork;
        this.digest = digest;
        this.meters = meters;
        this.clock = clock;
    }

    /** Returns when to look at each citizen again. */
    @Handler
    List<Optional<Instant>> keep(List<Staged<Plan>> batch) {
        batch.forEach(staged -> keep(staged.look(), staged.situation(), staged.stage()));
        return batch.stream().map(staged -> staged.stage().lookAgain()).toList();
    }

    /** A look without an occasion is stored only if the plan changes something. */
    public void keep(Look look, Situation situation, Plan plan) {
        if (look.occasion().isPresent() || !plan.changesNothing()) {
            store(look.occasion().orElseGet(() -> occasions.open(look.kind(), Optional.of(look.citizen()), clock.instant())),
                look.citizen(),
                situation, plan);
        }
        plan.lookAgain().ifPresent(at -> dueWork.scheduleLookAgain(citizens.keyOf(look.citizen()), at));
    }

    private void store(OpenedOccasion occasion, Cpr citizen, Situation situation, Plan plan) {
        Instant now = clock.instant();
        List<PlannedNotification> notices = plans.save(occasion.id(), citizen, plan, now, Optional.of(digest.of(situation)));
        dueWork.schedule(notices);
        AfterCommit.run(() -> {
            meters.counter("broen.events.planned", "outcome", plan.outcome().name()).increment();
            LOG.info("BRN3001 planned ref={} outcome={} decisions={} notices={} withdrawn={}", occasion.reference(), plan.outcome(),
                plan.decisions().size(), notices.size(), plan.withdrawn().size());
        });
    }
}
