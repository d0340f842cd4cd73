package dk.broen.domain.planning;

import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.planning.Scene.supported;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.AHub;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.EventType;
import org.junit.jupiter.api.Test;

/** An emergency contact is no stay: it tells only those who are told of emergency contacts (domain.md §9 V4). */
class EmergencyContactTest {
    private static final StayEvent SEEN = an(EventType.EMERGENCY_CONTACT).at("2026-12-01T21:00").original();
    private static final StayEvent SENT_HOME = aDischarge().at("2026-12-01T23:00").original();
    private final Scene scene = new Scene();

    @Test
    void a_recipient_that_is_not_told_of_emergency_contacts_is_not_told_of_their_end() {
        AHub hub = hub(EventType.ADMITTED, EventType.DISCHARGED);
        hub.hears(SEEN, SENT_HOME);

        assertThat(hub.read("bostoette")).isEmpty();
    }

    @Test
    void the_end_of_a_contact_tells_nobody_also_if_its_beginning_was_never_reported() {
        AHub hub = hub(EventType.ADMITTED, EventType.DISCHARGED);
        hub.hears(aDischarge().ofAnEmergencyContact().at("2026-12-01T23:00").original());

        assertThat(hub.read("bostoette")).isEmpty();
    }

    @Test
    void a_recipient_that_is_told_of_emergency_contacts_is_told_of_their_end_and_nothing_of_a_stay() {
        AHub hub = hub(EventType.EMERGENCY_CONTACT, EventType.DISCHARGED);
        hub.hears(SEEN, SENT_HOME);

        assertThat(hub.read("bostoette")).containsExactly("says EMERGENCY_CONTACT", "says DISCHARGED");
    }

    @Test
    void an_admission_after_an_emergency_contact_is_told_and_so_is_its_discharge() {
        AHub hub = hub(EventType.ADMITTED, EventType.DISCHARGED);
        hub.hears(SEEN, anAdmission().at("2026-12-01T22:00").original(), SENT_HOME);

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED");
    }

    private AHub hub(EventType... told) {
        scene.aarhusRules().tellingOnlyOf(told);
        return scene.hub(supported());
    }
}
