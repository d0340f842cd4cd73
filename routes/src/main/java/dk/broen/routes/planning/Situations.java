package dk.broen.routes.planning;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.history.Stays;
import dk.broen.adapters.ledger.Ledgers;
import dk.broen.adapters.plans.Plans;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.disclosure.Disclosure;
import dk.broen.domain.history.Course;
import dk.broen.domain.history.Said;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.notification.Ledger;
import dk.broen.domain.planning.Rules;
import dk.broen.domain.planning.Situation;
import dk.broen.domain.terms.Cpr;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads everything that the plan for one citizen depends on. */
@Component
public class Situations {
    private final Stays stays;
    private final Ledgers ledgers;
    private final Plans plans;
    private final WorkItems workItems;
    private final KnownFacts facts;
    private final Directory directory;
    private final Disclosure disclosure;
    private final Rules rules;
    private final Clock clock;

    Situations(Stays stays, Ledgers ledgers, Plans plans, WorkItems workItems, KnownFacts facts, Directory directory, Disclosure disclosure,
        Rules rules, Clock clock) {
        this.stays = stays;
        this.ledgers = ledgers;
        this.plans = plans;
        this.workItems = workItems;
        this.facts = facts;
        this.directory = directory;
        this.disclosure = disclosure;
        this.rules = rules;
        this.clock = clock;
    }

    /** The situation of the citizen now. The caller has locked the citizen. */
    public Situation of(Cpr citizen) {
        return of(citizen, stays.said(citizen));
    }

    /** The situations of the citizens now. The caller has locked them with {@link dk.broen.adapters.occasions.Citizens#lock(Collection)}. */
    public Map<Cpr, Situation> of(Collection<Cpr> locked) {
        return locked.stream().distinct().collect(Collectors.toMap(Function.identity(), this::of));
    }

    /** The situation of the citizen now, if these were all messages about the citizen. */
    Situation of(Cpr citizen, List<Said> said) {
        Instant now = clock.instant();
        Ledger ledger = ledgers.of(citizen);
        Course course = Course.of(said, directory::specialtyOf, rules.course(), ledger.sayings(), now);
        CitizenFacts known = facts.of(citizen, course.stating(), LocalDate.ofInstant(now, DENMARK));
        return new Situation(course, known, ledger, ledgers.answers(citizen), workItems.of(citizen), plans.decided(citizen),
            stays.disputed(citizen, said), directory, disclosure, rules, now);
    }
}
