package dk.broen.simulator.demo;

import static dk.broen.simulator.demo.SomeExplained.decision;
import static dk.broen.simulator.demo.SomeExplained.told;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.simulator.demo.Explained.Verdict;
import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final String NORTH = "aarhus-bostoette-nord";
    private static final List<String> ADMITTED = List.of("ADMITTED");
    private static final List<String> NOTHING = List.of();

    private final StringWriter printed = new StringWriter();
    private Table table;

    @BeforeEach
    void begin() throws IOException {
        table = new Table(new PrintWriter(printed), new Colours(false), AddressBook.of(Checkout.here().config()));
    }

    @Test
    void a_unit_that_is_told_what_the_message_says_is_told() {
        print(SomeExplained.message("ADMITTED", List.of(decision(NORTH, "ADMITTED", Verdict.PERMITTED, "")),
            List.of(told(NORTH, "NEWS", ADMITTED, NOTHING))));

        assertThat(printed.toString()).containsPattern("Bostøtte Nord \\(housing support\\) +told on its queue  +consent of 1 Sep 2026");
    }

    @Test
    void a_unit_that_is_told_after_a_late_consent_reads_since_when() {
        print(SomeExplained.recorded(List.of(decision(NORTH, "ADMITTED", Verdict.PERMITTED, "")),
            List.of(told(NORTH, "NEWS", ADMITTED, NOTHING))));

        assertThat(printed.toString()).containsPattern("told on its queue: admitted since Fri 12:45  +consent of 1 Sep 2026");
    }

    @Test
    void a_unit_that_is_told_of_the_beginning_by_a_corrected_ward_reads_that_the_citizen_is_admitted() {
        print(SomeExplained.message("DETAILS_CHANGED", List.of(decision(NORTH, "ADMITTED", Verdict.PERMITTED, "")),
            List.of(told(NORTH, "NEWS", ADMITTED, NOTHING))));

        assertThat(printed.toString()).contains("told on its queue: admitted since Fri 12:45");
    }

    @Test
    void a_cancellation_rests_on_the_notice_before() {
        print(SomeExplained.message("ADMITTED CANCELLED", List.of(), List.of(told(NORTH, "CANCELLED", NOTHING, ADMITTED))));

        assertThat(printed.toString()).containsPattern("told on its queue: cancelled  +was told before");
    }

    @Test
    void a_correction_of_the_last_word_says_how_things_stand() {
        print(SomeExplained.message("ADMITTED", List.of(), List.of(told(NORTH, "CORRECTED", NOTHING, NOTHING))));

        assertThat(printed.toString()).contains("told on its queue: now admitted");
    }

    @Test
    void a_unit_that_is_not_told_has_a_reason() {
        print(SomeExplained.message("ADMITTED", List.of(decision(NORTH, "ADMITTED", Verdict.WITHHELD, "CONSENT_MISSING")), List.of()));

        assertThat(printed.toString()).containsPattern("not told: no consent names this unit  +CONSENT_MISSING");
    }

    private void print(Explained occasion) {
        occasion.candidates().forEach(candidate -> table.candidate(occasion, candidate));
    }
}
