package dk.broen.routes.planning;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.adapters.consent.ConsentAnswers;
import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.facts.FactsOfCitizen;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.history.Horizon;
import dk.broen.adapters.history.ReadWindow;
import dk.broen.adapters.history.Stays;
import dk.broen.adapters.ledger.Ledgers;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.plans.Plans;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.disclosure.Disclosure;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.Course;
import dk.broen.domain.history.Said;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.notification.Ledger;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.planning.Rules;
import dk.broen.domain.planning.Situation;
import dk.broen.domain.planning.StayEnds;
import dk.broen.domain.routing.ActingMunicipality;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.StayKey;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads everything that the plans for citizens depend on: each table once for all of them. */
@Component
public class Situations {
    private final Citizens citizens;
    private final Horizon horizon;
    private final Stays stays;
    private final Ledgers ledgers;
    private final Plans plans;
    private final WorkItems workItems;
    private final Facts facts;
    private final ConsentRegisters registers;
    private final Directory directory;
    private final Disclosure disclosure;
    private final Rules rules;
    private final Clock clock;

    Situations(Citizens citizens, Horizon horizon, Stays stays, Ledgers ledgers, Plans plans, WorkItems workItems, Facts facts,
        ConsentRegisters registers, Directory directory, Disclosure disclosure, Rules rules, Clock clock) {
        this.citizens = citizens;
        this.horizon = horizon;
        this.stays = stays;
        this.ledgers = ledgers;
        this.plans = plans;
        this.workItems = workItems;
        this.facts = facts;
        this.registers = registers;
        this.directory = directory;
        this.disclosure = disclosure;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * The situations of the citizens now. The caller has locked them with {@link Citizens#lock(Collection)}.
     *
     * @param consents what the consent registers answered before the transaction
     */
    public Map<Cpr, Situation> of(Collection<Cpr> locked, ConsentAnswers consents) {
        return of(locked, consents, List.of(), List.of());
    }

    /** @param more messages to read as well, although they are not stored */
    Map<Cpr, Situation> of(Collection<Cpr> locked, ConsentAnswers consents, List<Said> more) {
        return of(locked, consents, more, List.of());
    }

    /** @param recorded facts to read as well about each citizen, although they are not stored */
    Map<Cpr, Situation> of(Collection<Cpr> locked, ConsentAnswers consents, List<Said> more, List<Fact> recorded) {
        Instant now = clock.instant();
        Map<String, ReadWindow> windows = horizon.of(locked.stream().map(citizens::keyOf).toList());
        Map<Cpr, List<Said>> said = new HashMap<>(stays.said(locked, windows));
        more.forEach(one -> said.computeIfPresent(one.event().citizen(),
            (citizen, stored) -> Stream.concat(stored.stream(), Stream.of(one)).toList()));
        Map<String, Ledger> told = ledgers.of(windows);
        Map<String, List<WardAnswer>> answers = ledgers.answers(windows);
        Map<String, Map<String, WorkItems.Known>> items = workItems.of(windows.keySet());
        Map<String, Set<Decision.Mark>> decided = plans.decided(windows);
        Map<Cpr, Set<StayKey>> disputed = stays.disputed(said);
        Map<Cpr, CitizenFacts> known = facts.of(locked);
        return locked.stream().distinct().collect(Collectors.toMap(Function.identity(), citizen -> {
            String key = citizens.keyOf(citizen);
            Ledger ledger = told.get(key);
            Map<String, WorkItems.Known> knownItems = items.getOrDefault(key, Map.of());
            Map<String, WorkItem.State> tasks = WorkItems.Known.states(knownItems);
            Course course = Course.of(said.get(citizen),
                StayEnds.of(FactsOfCitizen.with(known.get(citizen), recorded), ledger), directory::specialtyOf, rules.course(),
                ledger.sayings(),
                Situation.disputed(disputed.get(citizen), tasks), now);
            return new Situation(course,
                FactsOfCitizen.with(withConsents(known.get(citizen), citizen, course.stating(), consents, now), recorded), ledger,
                answers.getOrDefault(key, List.of()), tasks, WorkItems.Known.due(knownItems), decided.getOrDefault(key, Set.of()),
                disputed.get(citizen), directory,
                disclosure, rules, now);
        }));
    }

    /** Consents come from the register of the acting municipality if it has one, else from the hub's own facts. */
    private CitizenFacts withConsents(CitizenFacts own, Cpr citizen, Optional<StayEvent> stating, ConsentAnswers consents, Instant now) {
        return ActingMunicipality.of(stating, own, LocalDate.ofInstant(now, DENMARK)) instanceof ActingMunicipality.Answer.Clear clear
            && registers.has(clear.municipality())
                ? own.with(consents.of(citizen, clear.municipality()))
                : own;
    }
}
