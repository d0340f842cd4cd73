package dk.broen.simulator.demo;

import static dk.broen.simulator.demo.SomeExplained.decision;
import static dk.broen.simulator.demo.SomeExplained.told;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.simulator.demo.Explained.Candidate;
import dk.broen.simulator.demo.Explained.Decision;
import dk.broen.simulator.demo.Explained.Told;
import dk.broen.simulator.demo.Explained.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplainedTest {
    private static final String NORTH = "aarhus-bostoette-nord";
    private static final Decision MAY_BE_TOLD = decision(NORTH, "ADMITTED", Verdict.PERMITTED, "");

    @Test
    void a_notice_is_beside_the_decision_that_it_follows_from() {
        Told told = told(NORTH, "NEWS", List.of("ADMITTED"), List.of());
        Decision withheld = decision("aarhus-jobcenter", "ADMITTED", Verdict.WITHHELD, "CONSENT_MISSING");

        assertThat(explained(List.of(MAY_BE_TOLD, withheld), List.of(told)).candidates()).containsExactly(
            new Candidate(NORTH, "HOUSING_SUPPORT", Optional.of(MAY_BE_TOLD), Optional.of(told)),
            new Candidate("aarhus-jobcenter", "HOUSING_SUPPORT", Optional.of(withheld), Optional.empty()));
    }

    @Test
    void a_notice_about_two_matters_is_there_once() {
        Told told = told(NORTH, "NEWS", List.of("ADMITTED", "DISCHARGE_PLANNED"), List.of());

        assertThat(explained(List.of(MAY_BE_TOLD, decision(NORTH, "DISCHARGE_PLANNED", Verdict.PERMITTED, "")), List.of(told)).candidates())
            .containsExactly(new Candidate(NORTH, "HOUSING_SUPPORT", Optional.of(MAY_BE_TOLD), Optional.of(told)));
    }

    @Test
    void a_notice_that_only_takes_back_follows_from_no_decision() {
        Told told = told(NORTH, "CANCELLED", List.of(), List.of("ADMITTED"));

        assertThat(explained(List.of(), List.of(told)).candidates())
            .containsExactly(new Candidate(NORTH, "HOUSING_SUPPORT", Optional.empty(), Optional.of(told)));
    }

    @Test
    void the_first_day_of_the_consent_is_in_the_steps() {
        assertThat(MAY_BE_TOLD.consentFrom()).contains("2026-09-01");
        assertThat(decision(NORTH, "ADMITTED", Verdict.WITHHELD, "CONSENT_MISSING").consentFrom()).isEmpty();
    }

    private static Explained explained(List<Decision> decisions, List<Told> notices) {
        return SomeExplained.message("ADMITTED", decisions, notices);
    }
}
