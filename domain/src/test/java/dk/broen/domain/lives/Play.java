package dk.broen.domain.lives;

import dk.broen.domain.notification.Acknowledgement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One life played to some partners. At the end all doors are open and attempts succeed. */
final class Play {
    private static final int LOOKS_AT_THE_END = 3;

    private final Life life;
    private final List<Partner> partners;
    private final List<Act> acts;
    private final Without without;
    private final Set<Violation> found = EnumSet.noneOf(Violation.class);
    private final Map<Partner, Reading> readings = new LinkedHashMap<>();
    private final Ticker ticker = new Ticker();
    private final Set<Report> missing;

    Play(Life life, List<Partner> partners, List<Act> acts, Without without) {
        this.life = life;
        this.partners = partners;
        this.acts = acts;
        this.without = without;
        this.missing = new HashSet<>(life.reports());
        partners.forEach(partner -> readings.put(partner, new Reading(life, partner, found)));
        run();
    }

    Set<Violation> found() {
        return found;
    }

    /** The same violation without the partners, changes, failures and repetitions that it does not need. */
    Play simplest(Violation violation) {
        Play simplest = this;
        for (Partner partner : partners) {
            Play fewer = new Play(life, List.of(partner), simplest.acts.stream().map(act -> only(partner, act)).filter(Play::isSomething)
                .toList(), without);
            if (fewer.found.contains(violation)) {
                simplest = fewer;
                break;
            }
        }
        for (int act = simplest.acts.size() - 1; act >= 0; act--) {
            List<Act> fewerActs = new ArrayList<>(simplest.acts);
            fewerActs.remove(act);
            if (reports(fewerActs).containsAll(life.reports())) {
                Play fewer = new Play(life, simplest.partners, fewerActs, without);
                simplest = fewer.found.contains(violation) ? fewer : simplest;
            }
        }
        return simplest;
    }

    int length() {
        return acts.size() * partners.size();
    }

    private void run() {
        Circumstances circumstances = new Circumstances(partners);
        Hub hub = new Hub(partners, (partner, id, words) -> readings.get(partner).attempt(id, words, circumstances.mayBeTold(partner),
            missing.isEmpty()), ticker, without);
        for (Act act : acts) {
            if (act instanceof Act.NextAttempt failure) {
                readings.get(failure.partner()).nextAttempt(failure);
            } else {
                happens(act, hub, circumstances);
                occasion(hub, circumstances);
            }
        }
        circumstances.openAllDoors();
        readings.values().forEach(Reading::noMoreFailures);
        for (int look = 0; look < LOOKS_AT_THE_END; look++) {
            occasion(hub, circumstances);
        }
        readings.values().forEach(reading -> reading.judge(circumstances));
    }

    private void happens(Act act, Hub hub, Circumstances circumstances) {
        if (act instanceof Act.Answers answers) {
            if (hub.answer(answers) && answers.kind() == Acknowledgement.Kind.NOT_US) {
                circumstances.denies(answers.partner());
            }
        } else if (act instanceof Act.Changes changes) {
            changes.changes().forEach(change -> circumstances.change(change, ticker.next()));
        } else if (act instanceof Act.Arrives arrives) {
            hub.receive(arrives.report());
            missing.remove(arrives.report());
        }
    }

    private void occasion(Hub hub, Circumstances circumstances) {
        readings.values().forEach(Reading::occasionBegins);
        hub.look(circumstances);
        readings.values().forEach(Reading::occasionEnds);
    }

    private static Act only(Partner partner, Act act) {
        return act instanceof Act.Changes changes
            ? new Act.Changes(changes.changes().stream().filter(change -> change.partner().equals(partner)).toList())
            : act instanceof Act.NextAttempt next && !next.partner().equals(partner)
                || act instanceof Act.Answers answers && !answers.partner().equals(partner) ? new Act.Changes(List.of())
            : act;
    }

    private static boolean isSomething(Act act) {
        return !(act instanceof Act.Changes changes && changes.changes().isEmpty());
    }

    private static Set<Report> reports(Collection<Act> acts) {
        return acts.stream().filter(Act.Arrives.class::isInstance).map(act -> ((Act.Arrives) act).report()).collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return "true: " + life.truth() + "\n    " + acts.stream().map(Act::toString).collect(Collectors.joining("\n    ")) + "\n  "
            + readings.values().stream().map(Reading::toString).collect(Collectors.joining("\n  "));
    }
}
