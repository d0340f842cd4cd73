package dk.broen.routes.delivery;

import static dk.broen.routes.planning.AHub.SATURDAY_NIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.NotificationId;
import dk.broen.routes.planning.AHub;
import dk.broen.routes.staging.Store;
import dk.broen.routes.transaction.AfterCommit;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataAccessResourceFailureException;

/** Tests with a real store what remains of a look that fails, and who waits for it. */
@ExtendWith(Store.Shared.class)
class FailedLookTest {
    private static final Cpr OTHER = new Cpr("0101905555");
    private Store store;
    private ADelivery delivery;
    private AHub hub;
    private FailedLook failedLook;

    @BeforeEach
    void start(Store shared) throws Exception {
        store = shared;
        delivery = new ADelivery(store);
        hub = delivery.hub();
        hub.admitted();
        failedLook = new FailedLook(hub.citizens(), hub.outbox(), hub.workItems(), store.database().transactions(), hub.clock());
    }

    @AfterEach
    void stop() {
        delivery.close();
    }

    @Test
    void what_a_failing_look_has_stored_is_taken_back_and_the_look_of_another_citizen_succeeds() {
        NotificationId notice = hub.notice("QUEUE");
        List<String> afterCommit = new ArrayList<>();

        List<Cpr> looked = claimed(notices -> failedLook.orWaiting(Map.of(hub.citizen(), notices, OTHER, List.of()), citizens -> {
            AfterCommit.run(() -> afterCommit.add("a look at " + citizens.size()));
            if (citizens.containsKey(hub.citizen())) {
                hub.outbox().dropped(notice, "NO_LONGER_TRUE", SATURDAY_NIGHT);
                store.database().jdbc().sql("select 1 / 0").query(Integer.class).single();
            }
            return List.copyOf(citizens.keySet());
        }));

        assertThat(looked).containsExactly(OTHER);
        assertThat(afterCommit).containsExactly("a look at 1");
        assertThat(hub.row(notice)).isEqualTo(new AHub.Row("WAITING", "", 0, false, SATURDAY_NIGHT.plusSeconds(30)));
        assertThat(hub.workItems().of(hub.citizen())).containsEntry("LOOK_FAILED/" + notice, WorkItem.State.OPEN);
    }

    @Test
    void a_database_that_does_not_answer_is_no_failure_of_a_citizen() {
        assertThatThrownBy(() -> claimed(notices -> failedLook.orWaiting(Map.of(hub.citizen(), notices), citizens -> {
            throw new DataAccessResourceFailureException("away", new SQLException("away", "08006"));
        }))).isInstanceOf(DataAccessResourceFailureException.class);
    }

    private <T> T claimed(Function<List<DueNotification>, T> look) {
        return store.database().transactions().execute(open -> {
            List<Outbox.Candidate> due = hub.outbox().due(Channel.QUEUE, List.of(), Set.of(), Set.of(), 10, SATURDAY_NIGHT);
            Set<String> locked = hub.citizens().tryLock(due.stream().map(Outbox.Candidate::citizenKey).toList());
            return look.apply(hub.outbox().claim(due, locked, SATURDAY_NIGHT).opened());
        });
    }
}
