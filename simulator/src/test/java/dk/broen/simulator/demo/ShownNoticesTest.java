package dk.broen.simulator.demo;

import static dk.broen.simulator.demo.SomeExplained.FRIDAY;
import static dk.broen.simulator.demo.SomeExplained.decision;
import static dk.broen.simulator.demo.SomeExplained.told;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.simulator.demo.Explained.Sending;
import dk.broen.simulator.demo.Explained.State;
import dk.broen.simulator.demo.Explained.Verdict;
import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShownNoticesTest {
    private static final String NORTH = "aarhus-bostoette-nord";
    private ShownNotices shown;

    @BeforeEach
    void readConfiguration() throws IOException {
        shown = new ShownNotices(AddressBook.of(Checkout.here().config()));
    }

    @Test
    void a_notice_that_leaves_later_is_a_change_once() {
        shown.record(with(State.WAITING), Citizen.CONSENTED);

        assertThat(shown.changes(with(State.SENDING))).isEmpty();
        assertThat(shown.changes(with(State.SENT))).singleElement()
            .satisfies(change -> assertThat(change.citizen()).isEqualTo(Citizen.CONSENTED));
        assertThat(shown.changes(with(State.SENT))).isEmpty();
        assertThat(shown.sent()).singleElement().hasToString(
            "queue notifications.0751.bostoette-nord, ref 7KQ4CC, NEWS (ADMITTED, now ADMITTED) about CONSENTED");
    }

    @Test
    void an_occasion_about_a_known_matter_is_about_the_same_citizen() {
        shown.record(with(State.WAITING), Citizen.CONSENTED);
        Explained later = SomeExplained.recorded(List.of(decision(NORTH, "ADMITTED", Verdict.WITHHELD, "CONSENT_WITHDRAWN")), List.of());

        assertThat(shown.contains(later)).isFalse();
        assertThat(shown.citizenOf(later)).contains(Citizen.CONSENTED);
        assertThat(shown.citizenOf(SomeExplained.recorded(List.of(), List.of()))).isEmpty();
    }

    @Test
    void an_answer_to_a_ward_after_a_recorded_fact_goes_to_the_hospital_of_the_stay() {
        Sending answer = new Sending("7KQ4DD", Channel.QUEUE, State.SENT, "", FRIDAY, Optional.of(FRIDAY));
        shown.record(with(State.WAITING), Citizen.CONSENTED);
        shown.record(new Explained("7KQ4EE", "RECORDED", "", "", List.of(), List.of(), List.of(), List.of(answer), List.of()),
            Citizen.CONSENTED);

        assertThat(shown.sent()).containsExactly(
            new Notice(Channel.QUEUE, "ward-answers.auh", Citizen.CONSENTED.stay(), News.ofStay(Citizen.CONSENTED)));
    }

    private static Explained with(State state) {
        Sending sending = new Sending("7KQ4CC", Channel.QUEUE, state, "", FRIDAY, Optional.empty());
        return SomeExplained.message("ADMITTED", List.of(decision(NORTH, "ADMITTED", Verdict.PERMITTED, "")),
            List.of(told(NORTH, "NEWS", List.of("ADMITTED"), List.of(), sending)));
    }
}
