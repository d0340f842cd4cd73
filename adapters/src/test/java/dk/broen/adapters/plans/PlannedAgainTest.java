package dk.broen.adapters.plans;

import static dk.broen.adapters.staging.Given.AARHUS;
import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.HOUSING;
import static dk.broen.adapters.staging.Given.MONDAY_MORNING;
import static dk.broen.adapters.staging.Given.aCitizen;
import static dk.broen.adapters.staging.Given.aStay;
import static dk.broen.adapters.staging.Given.anEvent;
import static dk.broen.adapters.staging.Given.received;
import static dk.broen.domain.schedule.OpeningHours.DENMARK;
import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.DISCHARGED;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.FactsOfCitizen;
import dk.broen.adapters.history.Horizon;
import dk.broen.adapters.history.ReadWindow;
import dk.broen.adapters.history.Stays;
import dk.broen.adapters.ledger.Ledgers;
import dk.broen.adapters.staging.MovableClock;
import dk.broen.adapters.staging.Store;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.history.Course;
import dk.broen.domain.history.Said;
import dk.broen.domain.notification.Ledger;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.planning.Planner;
import dk.broen.domain.planning.Situation;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.Period;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The planner reads back from the store what it put there: what was said once is not said again, and nothing true is taken back. */
@ExtendWith(Store.Shared.class)
class PlannedAgainTest {
    private static final ConfigurationResult.Loaded SHIPPED =
        (ConfigurationResult.Loaded) new ConfigurationDirectory(Path.of("..", "config")).load();

    private final MovableClock clock = new MovableClock(FRIDAY_NIGHT);
    private final Cpr citizen = aCitizen();
    private Store store;
    private Stays stays;
    private Horizon horizon;
    private String key;
    private Ledgers ledgers;
    private Plans plans;

    @BeforeEach
    void open(Store shared) {
        store = shared;
        key = shared.keys().index().keyOf(citizen);
        horizon = new Horizon(shared.database(), clock, Horizon.HISTORY);
        stays = new Stays(shared.database(), shared.keys(), horizon);
        ledgers = new Ledgers(shared.database(), shared.keys());
        plans = new Plans(shared.database(), shared.keys());
    }

    @Test
    void a_stored_plan_leaves_nothing_to_be_done() {
        Plan first = arrives("1", ADMITTED, FRIDAY_NIGHT);
        assertThat(said(first)).containsOnly(ADMITTED);
        assertThat(first.decisions()).isNotEmpty();
        assertThat(first.wardAnswers()).hasSize(1);

        Plan second = plan();

        assertThat(second.changesNothing()).isTrue();
        assertThat(second.kept()).hasSameSizeAs(first.notices());
    }

    @Test
    void what_was_told_is_not_told_again() {
        arrives("1", ADMITTED, FRIDAY_NIGHT);
        send();

        assertThat(plan().changesNothing()).isTrue();
        assertThat(plan().kept()).isEmpty();
    }

    @Test
    void an_end_replaces_a_beginning_that_waits_and_is_told_once() {
        arrives("1", ADMITTED, FRIDAY_NIGHT);
        Plan end = arrives("1", DISCHARGED, MONDAY_MORNING);
        assertThat(said(end)).containsOnly(DISCHARGED);
        assertThat(end.withdrawn()).hasSameSizeAs(end.notices());
        send();

        assertThat(plan().changesNothing()).isTrue();
    }

    @Test
    void an_old_stay_that_is_not_read_any_more_is_not_taken_back() {
        arrives("1", ADMITTED, FRIDAY_NIGHT);
        send();
        arrives("1", DISCHARGED, MONDAY_MORNING);
        send();

        Plan later = arrives("2", ADMITTED, FRIDAY_NIGHT.plus(Duration.ofDays(600)));

        assertThat(stays.said(citizen)).hasSize(1);
        assertThat(later.notices()).extracting(notice -> notice.content().words().takesBack()).containsOnly(List.of());
        assertThat(said(later)).containsOnly(ADMITTED);
        send();
        assertThat(plan().changesNothing()).isTrue();
    }

    @Test
    void a_stay_that_is_open_for_years_is_told_of_once() {
        arrives("1", ADMITTED, FRIDAY_NIGHT);
        send();
        clock.moveTo(FRIDAY_NIGHT.plus(Duration.ofDays(900)));

        Plan later = plan();

        assertThat(later.notices()).isEmpty();
        assertThat(later.withdrawn()).isEmpty();
        assertThat(stays.said(citizen)).hasSize(1);
        assertThat(said(arrives("1", DISCHARGED, clock.instant()))).containsOnly(DISCHARGED);
    }

    private Plan arrives(String visit, EventType type, Instant at) {
        clock.moveTo(at.plusSeconds(60));
        OccasionId occasion = received(store, anEvent(aStay(citizen, visit), citizen, type, at));
        Plan plan = plan();
        plans.save(List.of(new Planned(occasion, citizen, plan, Optional.empty())), clock.instant());
        return plan;
    }

    /** Everything that waits leaves. */
    private void send() {
        ledgers.of(window()).get(key).entries().stream().flatMap(entry -> entry.sendings().stream())
            .filter(sending -> sending.life().pending()).forEach(sending -> {
                store.sending().attempt(sending.id(), Optional.empty(), clock.instant());
                store.sending().sent(sending.id(), sending.content(), clock.instant());
            });
    }

    private Plan plan() {
        List<Said> said = stays.said(citizen);
        Map<String, ReadWindow> window = window();
        Ledger ledger = ledgers.of(window).get(key);
        Course course =
            Course.of(said, SHIPPED.directory()::specialtyOf, SHIPPED.rules().course(), ledger.sayings(), clock.instant());
        return Planner.plan(
            new Situation(course, facts(), ledger, ledgers.answers(window).getOrDefault(key, List.of()), store.workItems().of(citizen),
                Map.of(), plans.decided(window).getOrDefault(key, Set.of()), stays.disputed(Map.of(citizen, said)).get(citizen),
                SHIPPED.directory(),
                SHIPPED.disclosure(), SHIPPED.rules(),
                clock.instant()));
    }

    private Map<String, ReadWindow> window() {
        return horizon.of(Set.of(key));
    }

    private CitizenFacts facts() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), DENMARK).minusDays(100);
        return FactsOfCitizen.of(List.of(
            new Fact.Served(new ServiceAssignment(HOUSING_SUPPORT, HOUSING, new Period(day, Optional.empty()), Optional.empty())),
            new Fact.Consented(new Consent("c1", Consent.Answer.GIVEN, Set.of(HOUSING_SUPPORT, COORDINATOR),
                Set.of(), Set.of(), AARHUS, Set.of(), Consent.Obtained.inWriting("sygeplejerske", day),
                Period.between(day, day.plusMonths(11)),
                Optional.empty()))));
    }

    private static Set<EventType> said(Plan plan) {
        return plan.notices().stream().map(notice -> notice.content().words()).flatMap((Words words) -> words.says().stream())
            .map(Saying::type).collect(Collectors.toSet());
    }
}
