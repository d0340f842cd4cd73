package dk.broen.routes.planning;

import dk.broen.adapters.history.Stays;
import dk.broen.adapters.journal.Journal;
import dk.broen.adapters.outbox.PlannedNotification;
import dk.broen.adapters.plans.Plans;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.planning.Planner;
import dk.broen.domain.planning.Rules;
import dk.broen.domain.terms.OccasionId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Calls the planner and stores its decisions with their steps and a digest of the input. */
@Component
class PlanNotices {
    private static final Logger LOG = LoggerFactory.getLogger(PlanNotices.class);

    private final Planner planner = new Planner();
    private final Journal journal;
    private final KnownFacts facts;
    private final Stays stays;
    private final Plans plans;
    private final Directory directory;
    private final Rules rules;
    private final InputDigest digest;
    private final MeterRegistry meters;
    private final Clock clock;

    PlanNotices(Journal journal, KnownFacts facts, Stays stays, Plans plans, Directory directory, Rules rules, InputDigest digest,
        MeterRegistry meters, Clock clock) {
        this.journal = journal;
        this.facts = facts;
        this.stays = stays;
        this.plans = plans;
        this.directory = directory;
        this.rules = rules;
        this.digest = digest;
        this.meters = meters;
        this.clock = clock;
    }

    Planned plan(KnownEvent known) {
        Instant now = clock.instant();
        CitizenFacts citizen = facts.of(known.event());
        Plan plan = planner.plan(known.event(), known.history(), citizen, directory, rules, now);
        List<PlannedNotification> notices = plans.save(known.id(), known.event(), plan, now, digest.of(known, citizen, now));
        AfterCommit.run(() -> {
            meters.counter("broen.events.planned", "outcome", plan.outcome().name()).increment();
            LOG.info("BRN3001 planned ref={} outcome={} decisions={} notices={}", known.reference(), plan.outcome(), plan.decisions()
                .size(), notices.size());
        });
        return new Planned(known.id(), plan.outcome(), notices);
    }

    /** Plans an event again: decisions that were held, and the recipients of today. All other earlier decisions stay. */
    Planned again(OccasionId id) {
        Instant now = clock.instant();
        StayEvent event = stays.event(id).orElseThrow();
        KnownEvent known = new KnownEvent(id, journal.referenceOf(id), event, stays.historyOf(event.citizen()).without(id));
        CitizenFacts citizen = facts.of(event, now);
        Plan plan = planner.planAgain(event, known.history(), citizen, directory, rules, now);
        List<PlannedNotification> notices = plans.saveAgain(id, event, plan, now, digest.of(known, citizen, now));
        AfterCommit.run(() -> LOG.info("BRN3002 planned-again ref={} outcome={} notices={}",
            known.reference(), plan.outcome(), notices.size()));
        return new Planned(id, plan.outcome(), notices);
    }
}
