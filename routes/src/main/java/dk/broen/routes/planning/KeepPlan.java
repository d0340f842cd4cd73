package dk.broen.routes.planning;

import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.occasions.NewOccasion;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.occasions.OpenedOccasion;
import dk.broen.adapters.outbox.PlannedNotification;
import dk.broen.adapters.plans.Planned;
import dk.broen.adapters.plans.Plans;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.planning.Situation;
import dk.broen.routes.transaction.AfterCommit;
import dk.broen.routes.wake.Wake;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Stores plans with everything that follows from them, wakes the delivery of their notices, and schedules the next look at each
 * citizen.
 */
@Component
public class KeepPlan {
    private static final Logger LOG = LoggerFactory.getLogger(KeepPlan.class);
    private final Plans plans;
    private final Occasions occasions;
    private final Citizens citizens;
    private final DueWork dueWork;
    private final Wake wake;
    private final InputDigest digest;
    private final MeterRegistry meters;
    private final Clock clock;

    KeepPlan(Plans plans, Occasions occasions, Citizens citizens, DueWork dueWork, Wake wake, InputDigest digest, MeterRegistry meters,
        Clock clock) {
        this.plans = plans;
        this.occasions = occasions;
        this.citizens = citizens;
        this.dueWork = dueWork;
        this.wake = wake;
        this.digest = digest;
        this.meters = meters;
        this.clock = clock;
    }

    /** Returns when to look at each citizen again. A look without an occasion is stored only if its plan changes something. */
    @Handler
    List<Optional<Instant>> keep(List<Staged<Plan>> batch) {
        Instant now = clock.instant();
        List<Staged<Plan>> kept = batch.stream().filter(staged -> staged.look().occasion().isPresent() || !staged.stage().changesNothing())
            .toList();
        store(kept, opened(kept, now), now);
        dueWork.scheduleLooksAgain(batch.stream().filter(staged -> staged.stage().lookAgain().isPresent()).collect(Collectors.toMap(
            staged -> citizens.keyOf(staged.look().citizen()), staged -> staged.stage().lookAgain().orElseThrow())));
        return batch.stream().map(staged -> staged.stage().lookAgain()).toList();
    }

    /** Stores the plan of one citizen, see {@link #keep(List)}. */
    public void keep(Look look, Situation situation, Plan plan) {
        keep(List.of(new Staged<>(look, situation, plan)));
    }

    /** The occasions of the looks, in the same order: those that are stored, and new ones for the others. */
    private List<OpenedOccasion> opened(List<Staged<Plan>> kept, Instant now) {
        Iterator<OpenedOccasion> opened = occasions.open(kept.stream().map(Staged::look).filter(look -> look.occasion().isEmpty())
            .map(look -> NewOccasion.of(look.kind(), Optional.of(look.citizen()), now)).toList()).iterator();
        return kept.stream().map(staged -> staged.look().occasion().orElseGet(opened::next)).toList();
    }

    private void store(List<Staged<Plan>> kept, List<OpenedOccasion> opened, Instant now) {
        List<Planned> planned = new ArrayList<>();
        for (Staged<Plan> staged : kept) {
            planned.add(new Planned(opened.get(planned.size()).id(), staged.look().citizen(), staged.stage(),
                Optional.of(digest.of(staged.situation()))));
        }
        wake.afterCommit(plans.save(planned, now).stream().filter(notice -> !notice.due().isAfter(now)).map(PlannedNotification::channel)
            .toList());
        AfterCommit.run(() -> {
            for (int place = 0; place < planned.size(); place++) {
                told(opened.get(place), planned.get(place).plan());
            }
        });
    }

    private void told(OpenedOccasion occasion, Plan plan) {
        meters.counter("broen.events.planned", "outcome", plan.outcome().name()).increment();
        LOG.info("BRN3001 planned ref={} outcome={} decisions={} notices={} withdrawn={}", occasion.reference(), plan.outcome(),
            plan.decisions().size(),
            plan.notices().stream().mapToInt(notice -> notice.deliveries().size()).sum() + plan.wardAnswers().size(),
            plan.withdrawn().size());
    }
}
