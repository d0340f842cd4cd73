package dk.broen.routes.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.adapters.occasions.OpenedOccasion;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.routes.staging.Store;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Store.Shared.class)
class LookAtCitizenTest {
    private AHub hub;

    @BeforeEach
    void start(Store store) throws Exception {
        hub = new AHub(store);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void a_look_without_an_occasion_stores_nothing_when_the_plan_changes_nothing() {
        hub.admitted();

        hub.look();

        assertThat(hub.occasionsWithAPlan()).containsExactly("SAID NOTIFIED");
    }

    @Test
    void a_look_without_an_occasion_opens_one_when_the_plan_changes_something() {
        hub.admitted();
        hub.consentIsGone();
        hub.clock().moveTo(AHub.SATURDAY_NIGHT.plusSeconds(60));

        hub.look();

        assertThat(hub.occasionsWithAPlan()).containsExactly("SAID NOTIFIED", "DUE WITHHELD");
        assertThat(hub.row(hub.notice("QUEUE")).state()).isEqualTo("DROPPED");
    }

    @Test
    void a_look_for_an_occasion_is_stored_also_when_the_plan_changes_nothing() {
        hub.admitted();
        hub.clock().moveTo(AHub.SATURDAY_NIGHT.plusSeconds(60));
        OpenedOccasion repeated = hub.received(EventType.ADMITTED, EventNature.CORRECTION, AHub.SATURDAY_NIGHT.minusSeconds(3600));

        hub.looks().handle(repeated.id());

        assertThat(hub.occasionsWithAPlan()).containsExactly("SAID NOTIFIED", "SAID NOBODY_CONCERNED");
    }

    @Test
    void a_look_that_comes_again_after_its_commit_finds_it_done() {
        hub.admitted();
        hub.clock().moveTo(AHub.SATURDAY_NIGHT.plusSeconds(60));
        OpenedOccasion repeated = hub.received(EventType.ADMITTED, EventNature.CORRECTION, AHub.SATURDAY_NIGHT.minusSeconds(3600));
        hub.looks().handle(repeated.id());

        hub.looks().handle(repeated.id());

        assertThat(hub.occasionsWithAPlan()).containsExactly("SAID NOTIFIED", "SAID NOBODY_CONCERNED");
        assertThat(hub.workItems().of(hub.citizen())).doesNotContainKey("LOOK_FAILED");
    }

    @Test
    void a_register_that_is_back_is_an_occasion() {
        hub.registerIsDown();
        hub.admitted();
        hub.clock().moveTo(AHub.SATURDAY_NIGHT.plusSeconds(30));
        hub.registerIsBack();

        hub.look();

        assertThat(hub.occasionsWithAPlan()).containsExactly("SAID HELD", "REGISTER_BACK NOTIFIED");
        assertThat(hub.row(hub.notice("QUEUE")).state()).isEqualTo("WAITING");
    }

    @Test
    void a_register_that_is_still_down_is_no_occasion() {
        hub.registerIsDown();
        hub.admitted();
        hub.clock().moveTo(AHub.SATURDAY_NIGHT.plusSeconds(30));

        hub.look();

        assertThat(hub.occasionsWithAPlan()).containsExactly("SAID HELD");
    }

    @Test
    void a_citizen_has_one_timer_also_after_a_timer_has_run() {
        hub.registerIsDown();
        hub.admitted();
        assertThat(hub.timers()).containsExactly(AHub.SATURDAY_NIGHT.plusSeconds(30));
        hub.clock().moveTo(AHub.SATURDAY_NIGHT.plusSeconds(30));

        hub.timerRuns();

        assertThat(hub.timers()).containsExactly(AHub.SATURDAY_NIGHT.plusSeconds(60));
    }

    @Test
    void a_look_that_fails_is_a_work_item_until_a_look_succeeds() {
        hub.admitted();
        hub.messagesAreDamaged();
        String key = hub.citizens().keyOf(hub.citizen());

        assertThatThrownBy(() -> hub.looks().handle(key, OccasionKind.DUE)).isInstanceOf(CamelExecutionException.class);
        assertThatThrownBy(() -> hub.looks().handle(key, OccasionKind.DUE)).isInstanceOf(CamelExecutionException.class);
        assertThat(hub.workItems().of(hub.citizen())).containsEntry("LOOK_FAILED", WorkItem.State.OPEN);
        assertThat(hub.workItems().list().stream().filter(open -> open.item().kind() == WorkItem.Kind.LOOK_FAILED)).hasSize(1);

        hub.messagesAreRepaired();
        hub.look();
        assertThat(hub.workItems().of(hub.citizen())).containsEntry("LOOK_FAILED", WorkItem.State.REASON_GONE);
    }

    @Test
    void a_look_that_fails_under_a_retired_number_is_a_work_item_about_the_number_in_use() {
        hub.admitted();
        hub.messagesAreDamaged();

        assertThatThrownBy(() -> hub.looks().handle(hub.retiredNumber(), OccasionKind.DUE)).isInstanceOf(CamelExecutionException.class);

        assertThat(hub.workItems().of(hub.citizen())).containsEntry("LOOK_FAILED", WorkItem.State.OPEN);
    }

    @Test
    void a_timer_of_a_retired_number_looks_at_the_citizen_under_the_number_in_use() {
        hub.admitted();
        hub.consentIsGone();
        hub.clock().moveTo(AHub.SATURDAY_NIGHT.plusSeconds(60));

        hub.looks().handle(hub.retiredNumber(), OccasionKind.DUE);

        assertThat(hub.occasionsWithAPlan()).containsExactly("SAID NOTIFIED", "DUE WITHHELD");
    }
}
