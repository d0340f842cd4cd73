package dk.broen.domain.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WardsTest {
    private static final AnswerAddress SYSTEM = new AnswerAddress.Mllp("epj.example", 2575, true);
    private static final AnswerAddress MAIL = new AnswerAddress.Mail("p2@auh.example");
    private static final AnswerAddress QUEUE = new AnswerAddress.Queue("ward-answers.auh");
    private final Wards wards = new Wards(List.of(SYSTEM, MAIL, QUEUE), Map.of("P2", "+45 20 00 00 73"));

    @Test
    void a_way_that_does_not_work_is_followed_by_the_next_and_the_last_by_none() {
        assertThat(wards.after(SYSTEM)).contains(MAIL);
        assertThat(wards.after(MAIL)).contains(QUEUE);
        assertThat(wards.after(QUEUE)).isEmpty();
    }

    @Test
    void an_address_that_was_corrected_is_used_and_a_way_that_is_gone_has_none() {
        AnswerAddress former = new AnswerAddress.Mllp("old.example", 2575, true);

        assertThat(wards.now(former)).contains(SYSTEM);
        assertThat(wards.after(former)).contains(MAIL);
        assertThat(Wards.answeredOn("ward-answers.auh").now(former)).isEmpty();
    }

    @Test
    void a_ward_has_the_number_of_its_most_specific_code() {
        assertThat(wards.phone(List.of("P2", "PSY"))).contains("+45 20 00 00 73");
        assertThat(wards.phone(List.of("P3"))).isEmpty();
    }

    @Test
    void a_hospital_without_a_way_cannot_be() {
        assertThatThrownBy(() -> new Wards(List.of(), Map.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
