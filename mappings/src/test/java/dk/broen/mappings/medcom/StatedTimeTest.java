package dk.broen.mappings.medcom;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.history.StayEvent;
import dk.broen.mappings.Interpretation;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Encounter;
import org.junit.jupiter.api.Test;

/** Without a clinical time, the time of sending counts, and the event says so: a resend has another one (danish-standards.md §1.7). */
class StatedTimeTest {
    private static final String DISCHARGED = "examples/SLHJ_inpatient.json";

    @Test
    void an_end_without_its_time_is_marked() {
        assertThat(read(bundle -> {})).noneMatch(StatedTimeTest::marked);
        assertThat(read(bundle -> encounter(bundle).getPeriod().setEnd(null))).allMatch(StatedTimeTest::marked)
            .allSatisfy(event -> assertThat(event.occurredAt()).isEqualTo(event.sentAt()));
    }

    private static boolean marked(StayEvent event) {
        return event.marks().contains(StayEvent.Mark.TIME_OF_SENDING);
    }

    private static List<StayEvent> read(Consumer<Bundle> change) {
        return RefusedNotificationsTest.damaged(DISCHARGED, change).stream()
            .map(message -> (StayEvent) ((Interpretation.Event) RefusedNotificationsTest.read(message)).event()).toList();
    }

    private static Encounter encounter(Bundle bundle) {
        return bundle.getEntry().stream().map(Bundle.BundleEntryComponent::getResource).filter(Encounter.class::isInstance)
            .map(Encounter.class::cast).findFirst().orElseThrow();
    }
}
