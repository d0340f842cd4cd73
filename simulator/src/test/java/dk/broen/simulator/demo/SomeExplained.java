package dk.broen.simulator.demo;

import dk.broen.simulator.demo.Explained.Basis;
import dk.broen.simulator.demo.Explained.Decision;
import dk.broen.simulator.demo.Explained.Now;
import dk.broen.simulator.demo.Explained.Sending;
import dk.broen.simulator.demo.Explained.State;
import dk.broen.simulator.demo.Explained.Told;
import dk.broen.simulator.demo.Explained.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Explanations for tests. Units are told as bostøtte, on their queue, since Friday 27 November at 12:45. */
final class SomeExplained {
    static final Instant FRIDAY = Instant.parse("2026-11-27T11:45:00Z");

    private SomeExplained() {
    }

    static Explained message(String happened, List<Decision> decisions, List<Told> notices) {
        return new Explained("7KQ4AA", "SAID", "auh", happened, List.of(), decisions, notices, List.of(), List.of());
    }

    static Explained recorded(List<Decision> decisions, List<Told> notices) {
        return new Explained("7KQ4BB", "RECORDED", "", "", List.of(), decisions, notices, List.of(), List.of());
    }

    static Decision decision(String unit, String event, Verdict verdict, String reason) {
        boolean permitted = verdict == Verdict.PERMITTED;
        return new Decision(event + "/PSYCHIATRIC/1", event, unit, "HOUSING_SUPPORT", verdict, reason,
            permitted ? Optional.of(Basis.CONSENT) : Optional.empty(),
            permitted ? List.of("consent 4711 of 2026-09-01 names HOUSING_SUPPORT") : List.of());
    }

    static Told told(String unit, String kind, List<String> says, List<String> takesBack) {
        return told(unit, kind, says, takesBack, new Sending("7KQ4CC", Channel.QUEUE, State.SENT, "", FRIDAY, Optional.of(FRIDAY)));
    }

    static Told told(String unit, String kind, List<String> says, List<String> takesBack, Sending... sendings) {
        return new Told(unit, "HOUSING_SUPPORT", kind, says, takesBack, Optional.of(new Now("ADMITTED", Optional.of(FRIDAY))),
            Optional.of(takesBack.isEmpty() ? Basis.CONSENT : Basis.TOLD_BEFORE), List.of(), List.of(sendings));
    }
}
