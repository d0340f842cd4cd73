package dk.broen.adapters.history;

import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.MONDAY_MORNING;
import static dk.broen.adapters.staging.Given.aCitizen;
import static dk.broen.adapters.staging.Given.aStay;
import static dk.broen.adapters.staging.Given.anEvent;
import static dk.broen.adapters.staging.Given.received;
import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.DETAILS_CHANGED;
import static dk.broen.domain.terms.EventType.DISCHARGED;
import static dk.broen.domain.terms.EventType.LEAVE_STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.staging.Given;
import dk.broen.adapters.staging.Store;
import dk.broen.domain.history.Said;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.StayKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Store.Shared.class)
class StaysTest {
    private static final String WAITING_FOR_A_LOCK = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";
    private static final Instant TWO_YEARS_AGO = FRIDAY_NIGHT.minus(Duration.ofDays(730));
    private final Cpr citizen = aCitizen();
    private Store store;
    private Stays stays;
    private Citizens citizens;

    @BeforeEach
    void open(Store shared) {
        store = shared;
        stays = shared.stays();
        citizens = new Citizens(shared.database(), shared.keys());
    }

    @Test
    void messages_are_read_in_the_order_of_arrival_with_the_time_of_receipt() {
        StayEvent discharge = anEvent(citizen, DISCHARGED, MONDAY_MORNING);
        StayEvent admission = anEvent(citizen, ADMITTED, FRIDAY_NIGHT);
        OccasionId first = received(store, discharge);
        OccasionId second = received(store, admission);

        assertThat(stays.said(citizen)).containsExactly(new Said(first, discharge, discharge.sentAt()),
            new Said(second, admission, admission.sentAt()));
        assertThat(stays.said(aCitizen())).isEmpty();
    }

    @Test
    void a_visit_that_ended_long_ago_is_not_read() {
        longAgo("old", ADMITTED, 0);
        longAgo("old", DISCHARGED, 3);
        received(store, anEvent(citizen, ADMITTED, FRIDAY_NIGHT));

        assertThat(stays.said(citizen)).extracting(Said::event).containsExactly(anEvent(citizen, ADMITTED, FRIDAY_NIGHT));
    }

    @Test
    void an_open_stay_is_read_from_its_beginning_with_all_that_happened_since() {
        longAgo("older", ADMITTED, -20);
        longAgo("older", DISCHARGED, -10);
        longAgo("open", ADMITTED, 0);
        longAgo("open", LEAVE_STARTED, 9);
        longAgo("other", ADMITTED, 10);
        longAgo("other", DISCHARGED, 20);

        assertThat(typesOf(stays.said(citizen))).containsExactly(ADMITTED, LEAVE_STARTED, ADMITTED, DISCHARGED);
    }

    @Test
    void an_old_event_that_is_received_today_is_read_with_its_visit() {
        longAgo("old", ADMITTED, 0);
        longAgo("old", DISCHARGED, 3);
        StayEvent late = anEvent(aStay(citizen, "old"), citizen, LEAVE_STARTED, TWO_YEARS_AGO.plus(Duration.ofDays(1)));
        stays.add(Given.anOccasion(store, citizen), late, FRIDAY_NIGHT);

        assertThat(typesOf(stays.said(citizen))).containsExactly(ADMITTED, DISCHARGED, LEAVE_STARTED);
    }

    @Test
    void of_the_updates_that_say_nothing_new_only_the_last_one_is_kept() {
        received(store, anEvent(citizen, ADMITTED, FRIDAY_NIGHT));
        for (int hour = 1; hour <= 3; hour++) {
            StayEvent update = anEvent(citizen, DETAILS_CHANGED, FRIDAY_NIGHT.plus(Duration.ofHours(hour)));
            stays.addSilent(List.of(new Said(Given.anOccasion(store, citizen), update, update.sentAt())));
        }

        assertThat(stays.said(citizen)).extracting(said -> said.event().occurredAt())
            .containsExactly(FRIDAY_NIGHT, FRIDAY_NIGHT.plus(Duration.ofHours(3)));
    }

    @Test
    void a_visit_number_that_came_with_another_number_is_disputed_for_both_citizens() {
        StayKey disputed = aStay(citizen, "disputed");
        Cpr other = aCitizen();
        received(store, anEvent(disputed, citizen, ADMITTED, FRIDAY_NIGHT));
        received(store, anEvent(citizen, ADMITTED, FRIDAY_NIGHT));
        assertThat(disputed(citizen)).isEmpty();

        received(store, anEvent(disputed, other, DISCHARGED, MONDAY_MORNING));

        assertThat(disputed(citizen)).containsExactly(disputed);
        assertThat(disputed(other)).containsExactly(disputed);
    }

    @Test
    void a_visit_of_two_numbers_that_were_merged_is_not_disputed() {
        Cpr survivor = aCitizen();
        received(store, anEvent(aStay(survivor), citizen, ADMITTED, FRIDAY_NIGHT));
        received(store, anEvent(aStay(survivor), survivor, DISCHARGED, MONDAY_MORNING));

        stays.rekey(citizen, survivor);

        assertThat(disputed(survivor)).isEmpty();
        assertThat(stays.said(citizen)).isEmpty();
        assertThat(stays.said(survivor)).extracting(said -> said.event().citizen()).containsExactly(survivor, survivor);
    }

    @Test
    void one_citizen_is_planned_one_at_a_time_even_without_a_notice() {
        received(store, anEvent(citizen, ADMITTED, FRIDAY_NIGHT));

        CompletableFuture<List<Said>> second = store.database().transactions().execute(first -> {
            assertThat(typesOf(planning())).containsExactly(ADMITTED);
            CompletableFuture<List<Said>> other =
                CompletableFuture.supplyAsync(() -> store.database().transactions().execute(open -> planning()));
            await("the other planning waits")
                .until(() -> store.database().jdbc().sql(WAITING_FOR_A_LOCK).query(Integer.class).single() == 1);
            received(store, anEvent(citizen, DISCHARGED, MONDAY_MORNING));
            return other;
        });

        assertThat(typesOf(second.join())).containsExactly(ADMITTED, DISCHARGED);
    }

    @Test
    void a_merge_waits_until_the_planning_of_the_citizen_ends() {
        Cpr survivor = aCitizen();
        received(store, anEvent(survivor, ADMITTED, FRIDAY_NIGHT));

        CompletableFuture<?> merge = store.database().transactions().execute(first -> {
            planning();
            CompletableFuture<?> other = CompletableFuture.runAsync(() -> stays.rekey(citizen, survivor));
            await("the merge waits").until(() -> store.database().jdbc().sql(WAITING_FOR_A_LOCK).query(Integer.class).single() == 1);
            received(store, anEvent(citizen, DISCHARGED, MONDAY_MORNING));
            return other;
        });

        merge.join();
        assertThat(typesOf(stays.said(survivor))).containsExactly(ADMITTED, DISCHARGED);
    }

    private List<Said> planning() {
        citizens.lock(citizen);
        return stays.said(citizen);
    }

    private void longAgo(String visit, EventType type, int day) {
        received(store, anEvent(aStay(citizen, visit), citizen, type, TWO_YEARS_AGO.plus(Duration.ofDays(day))));
    }

    private static List<EventType> typesOf(List<Said> said) {
        return said.stream().map(one -> one.event().type()).toList();
    }

    private Set<StayKey> disputed(Cpr of) {
        return stays.disputed(stays.said(List.of(of))).get(of);
    }
}
