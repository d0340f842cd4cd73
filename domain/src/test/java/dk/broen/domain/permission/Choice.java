package dk.broen.domain.permission;

import dk.broen.domain.terms.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What chance chooses for a generated question. */
record Choice(Random random) {
    /** True in so many cases of so many. */
    boolean in(int cases, int of) {
        return random.nextInt(of) < cases;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    <T> Set<T> some(List<T> all) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return new HashSet<>(shuffled.subList(0, 1 + random.nextInt(all.size())));
    }

    /** Days from that one on: some weeks, or a year. */
    Period days(LocalDate from) {
        return Period.between(from, from.plusDays(in(1, 2) ? below(40) : 365));
    }
}
