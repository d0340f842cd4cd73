package dk.broen.domain.lives;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No rule is idle, and the judgement of a play notices when one is missing. */
class RulesAreNeededTest {
    private static final int MOST_LIVES = 400;

    @ParameterizedTest
    @EnumSource(Rule.class)
    void without_the_rule_something_goes_wrong(Rule rule) {
        Set<Violation> found = EnumSet.noneOf(Violation.class);
        for (int seed = 0; seed < MOST_LIVES && rule.breaks().stream().noneMatch(found::contains); seed++) {
            new Plays(seed, rule).run(play -> found.addAll(play.found()));
        }

        assertThat(found).containsAnyElementsOf(rule.breaks());
    }
}
