package dk.broen.domain.lives;

import dk.broen.domain.lives.Act.Change;
import dk.broen.domain.lives.Act.Outcome;
import dk.broen.domain.lives.Act.What;
import dk.broen.domain.notification.Acknowledgement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** Plays the life of a seed, in four orders of arrival, each for some partners. */
final class Plays {
    private static final int SHUFFLED = 3;
    private static final int MOST = 3;

    private final Random random;
    private final Life life;
    private final Without without;

    Plays(long seed, Without without) {
        this.random = new Random(seed);
        this.life = LifeGenerator.life(random);
        this.without = without;
    }

    /** The life in order, then shuffled; each time for other partners. */
    void run(Consumer<Play> judge) {
        List<Report> order = new ArrayList<>(life.reports());
        for (int play = 0; play <= SHUFFLED; play++) {
            List<Partner> partners = new ArrayList<>(Partner.ALL);
            Collections.shuffle(partners, random);
            partners = List.copyOf(partners.subList(0, 1 + random.nextInt(MOST)));
            judge.accept(new Play(life, partners, acts(order, partners), without));
            Collections.shuffle(order, random);
        }
    }

    private List<Act> acts(List<Report> reports, List<Partner> partners) {
        List<Act> acts = new ArrayList<>();
        Set<Partner> denied = new HashSet<>(); // who says that the citizen is not theirs says nothing more
        for (Report report : reports) {
            for (int times = chance(20) ? 2 : 1; times > 0; times--) {
                acts.add(new Act.Arrives(report));
            }
            changes(partners, 15, acts, What.CONSENT, What.PART);
            changes(partners, 30, acts, What.OPENING);
            partners.stream().filter(partner -> !denied.contains(partner) && chance(10)).forEach(partner -> {
                Acknowledgement.Kind kind = chance(70) ? Acknowledgement.Kind.RECEIVED : Acknowledgement.Kind.NOT_US;
                acts.add(new Act.Answers(partner, kind));
                if (kind == Acknowledgement.Kind.NOT_US) {
                    denied.add(partner);
                }
            });
            partners.stream().filter(partner -> chance(15)).forEach(partner -> acts
                .add(new Act.NextAttempt(partner, chance(50) ? Outcome.UNKNOWN : Outcome.GIVEN_UP, chance(50))));
        }
        return List.copyOf(acts);
    }

    private void changes(List<Partner> partners, int percent, List<Act> acts, What... what) {
        List<Change> changes = partners.stream().filter(partner -> chance(percent))
            .map(partner -> new Change(partner, what[random.nextInt(what.length)], chance(50))).toList();
        if (!changes.isEmpty()) {
            acts.add(new Act.Changes(changes));
        }
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
