package dk.broen.adapters.history;

import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.MONDAY_MORNING;
import static dk.broen.adapters.staging.Given.aCitizen;
import static dk.broen.adapters.staging.Given.anEvent;
import static dk.broen.adapters.staging.Given.received;
import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.DISCHARGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.broen.adapters.staging.Store;
import dk.broen.domain.history.StayHistory;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Store.Shared.class)
class StaysTest {
    private static final String WAITING_FOR_A_LOCK = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";
    private final Cpr citizen = aCitizen();
    private Store store;
    private Stays stays;

    @BeforeEach
    void open(Store shared) {
        store = shared;
        stays = new Stays(shared.database(), shared.keys());
    }

    @Test
    void events_of_one_citizen_are_planned_one_at_a_time_even_without_a_notice() {
        received(store, anEvent(citizen, ADMITTED, FRIDAY_NIGHT));

        CompletableFuture<StayHistory> second = store.database().transactions().execute(first -> {
            assertThat(typesOf(stays.historyOf(citizen))).containsExactly(ADMITTED);
            CompletableFuture<StayHistory> other = planning();
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
            stays.historyOf(citizen);
            CompletableFuture<?> other = CompletableFuture.runAsync(() -> stays.rekey(citizen, survivor));
            await("the merge waits").until(() -> store.database().jdbc().sql(WAITING_FOR_A_LOCK).query(Integer.class).single() == 1);
            received(store, anEvent(citizen, DISCHARGED, MONDAY_MORNING));
            return other;
        });

        merge.join();
        assertThat(typesOf(stays.readHistoryOf(survivor))).containsExactly(ADMITTED, DISCHARGED);
    }

    private CompletableFuture<StayHistory> planning() {
        return CompletableFuture.supplyAsync(() -> store.database().transactions().execute(open -> stays.historyOf(citizen)));
    }

    private static List<EventType> typesOf(StayHistory history) {
        return history.events().stream().map(event -> event.event().type()).toList();
    }
}
