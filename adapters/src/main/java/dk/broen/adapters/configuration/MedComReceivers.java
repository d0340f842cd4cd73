package dk.broen.adapters.configuration;

import dk.broen.domain.terms.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Checks that no two units have a MedCom receiver with the same SOR id on the same day: a receiver follows each stay in one chain of messages.
 * A unit may take over the receiver of one that has ended.
 */
final class MedComReceivers {
    private record Receiver(YamlEntry sor, Period period) {}

    private final Findings findings;
    private final Map<String, List<Receiver>> bySor = new HashMap<>();

    MedComReceivers(Findings findings) {
        this.findings = findings;
    }

    void add(YamlEntry unit) {
        DateCheck.validPeriod(unit).ifPresent(period -> sors(unit).forEach(sor -> add(new Receiver(sor, period))));
    }

    private static Stream<YamlEntry> sors(YamlEntry unit) {
        return unit.at("contact").items().stream().filter(point -> point.at("medcom").present()).map(point -> point.at("sor"))
            .filter(sor -> sor.optional().isPresent());
    }

    private void add(Receiver receiver) {
        List<Receiver> same = bySor.computeIfAbsent(receiver.sor().text(), none -> new ArrayList<>());
        same.stream().filter(other -> other.period().overlaps(receiver.period())).findFirst()
            .ifPresent(other -> findings.add(receiver.sor(),
                "\"" + receiver.sor().text() + "\" is already used at " + other.sor().file() + ":" + other.sor().line()
                    + " by a unit that exists on the same days; a unit that takes over a receiver begins after until of the other one"));
        same.add(receiver);
    }
}
