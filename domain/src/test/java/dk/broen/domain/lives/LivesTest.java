package dk.broen.domain.lives;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * For every order of arrival, any number of repetitions, and whatever becomes of consents, parts, doors and attempts: each partner's last
 * word is true, nobody is told the same twice, and nobody who should know is left silent (domain.md §3). {@code -Dlives=2000} plays more
 * lives, {@code -Dlives.from=5000} other ones.
 */
class LivesTest {
    private static final int LIVES = Integer.getInteger("lives", 200);
    private static final int FROM = Integer.getInteger("lives.from", 0);
    private static final int SHOWN = 3;

    @Test
    void whatever_happens_each_partner_is_told_what_is_true_and_nothing_else() {
        List<String> wrong = new ArrayList<>();
        for (int seed = FROM; seed < FROM + LIVES && wrong.size() < SHOWN; seed++) {
            String life = "seed " + seed + ": ";
            new Plays(seed, Without.NOTHING).run(play -> play.found().stream().limit(1)
                .forEach(violation -> wrong.add(life + violation + "\n  " + play.simplest(violation))));
        }

        assertThat(wrong).isEmpty();
    }
}
