package dk.broen.hub.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.terms.Cpr;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

/** The citizens whom a person has searched for. */
class ChosenCitizensTest {
    private static final Cpr CITIZEN = new Cpr("0101010101");
    private final MockHttpSession session = new MockHttpSession();

    @Test
    void a_citizen_is_known_by_a_word_in_this_session_only_and_the_word_says_nothing() {
        String word = ChosenCitizens.in(session).add(CITIZEN);

        assertThat(ChosenCitizens.in(session).get(word)).contains(CITIZEN);
        assertThat(ChosenCitizens.in(new MockHttpSession()).get(word)).isEmpty();
        assertThat(word).hasSize(16).doesNotContain("0101");
        assertThat(ChosenCitizens.in(session).add(CITIZEN)).isNotEqualTo(word);
    }

    @Test
    void only_the_last_twenty_are_kept() {
        ChosenCitizens chosen = ChosenCitizens.in(session);

        List<String> words = IntStream.range(0, 21).mapToObj(number -> chosen.add(CITIZEN)).toList();

        assertThat(chosen.get(words.get(0))).isEmpty();
        assertThat(words.subList(1, 21)).allMatch(word -> chosen.get(word).isPresent());
    }
}
