package dk.broen.domain.planning;

import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.planning.Scene.supported;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.AnEvent;
import dk.broen.domain.history.StayEvent.Mark;
import dk.broen.domain.terms.EventType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The hospital asks for a report of admission, and takes it back by an admission without it (danish-standards.md §§1.3, 1.10). */
class ReportRequestTest {
    private static final String BEGUN = "2026-12-01T10:00";
    private static final String TOLD = "says ADMITTED, now ADMITTED";
    private final AHub hub = new Scene().hub(supported());

    @Test
    void the_request_is_passed_on() {
        hub.hears(asking().original());

        assertThat(said()).singleElement().matches(Saying::requestsReport);
    }

    @Test
    void a_later_admission_without_the_request_takes_it_back() {
        hub.hears(asking().original(), admission().sentAt("2026-12-01T10:20").original());

        assertThat(hub.read("bostoette")).containsExactly(TOLD, "takes back ADMITTED, says ADMITTED, now ADMITTED");
        assertThat(said()).extracting(Saying::requestsReport).containsExactly(true, false);
    }

    @Test
    void a_later_admission_with_the_request_adds_it() {
        hub.hears(admission().original(), asking().sentAt("2026-12-01T10:20").original());

        assertThat(said()).extracting(Saying::requestsReport).containsExactly(false, true);
    }

    @Test
    void the_order_of_arrival_makes_no_difference() {
        hub.hears(admission().sentAt("2026-12-01T10:20").original());
        hub.hears(asking().sentAt("2026-12-01T10:05").original());

        assertThat(hub.read("bostoette")).containsExactly(TOLD);
        assertThat(said()).extracting(Saying::requestsReport).containsExactly(false);
    }

    @Test
    void of_two_that_were_sent_at_one_time_none_may_lack_the_request() {
        hub.hears(asking().original(), admission().original());

        assertThat(said().get(said().size() - 1).requestsReport()).isFalse();
    }

    @Test
    void a_correction_says_nothing_of_the_request() {
        hub.hears(asking().original(), anAdmission().at("2026-12-01T09:00").sentAt("2026-12-01T10:20").corrected());

        assertThat(hub.read("bostoette")).containsExactly(TOLD, "takes back ADMITTED, says ADMITTED, now ADMITTED");
        assertThat(said()).extracting(Saying::requestsReport).containsExactly(true, true);
    }

    @Test
    void a_message_that_says_nothing_of_it_leaves_it() {
        hub.hears(asking().original(), an(EventType.LEAVE_STARTED).at("2026-12-03T10:00").original());

        assertThat(hub.read("bostoette")).containsExactly(TOLD, "says LEAVE_STARTED, now ON_LEAVE");
    }

    @Test
    void an_admission_that_can_say_nothing_of_it_leaves_it() {
        hub.hears(asking().original(), anAdmission().at(BEGUN).sentAt("2026-12-01T10:20").original());

        assertThat(hub.read("bostoette")).containsExactly(TOLD);
    }

    private static AnEvent admission() {
        return anAdmission().at(BEGUN).marked(Mark.REPORT_NOT_REQUESTED);
    }

    private static AnEvent asking() {
        return anAdmission().at(BEGUN).marked(Mark.REPORT_REQUESTED);
    }

    private List<Saying> said() {
        return hub.contents("bostoette").flatMap(content -> content.words().says().stream()).toList();
    }
}
