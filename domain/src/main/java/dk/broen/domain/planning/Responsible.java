package dk.broen.domain.planning;

import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.routing.ActingMunicipality;
import dk.broen.domain.terms.MunicipalityCode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Stage: which municipality acts for the citizen today (domain.md §5).
 *
 * @param situation with the steps that the courses of the municipality make
 * @param municipality the acting municipality, if it is clear and connected
 */
public record Responsible(Situation situation, ActingMunicipality.Answer answer, Optional<Municipality> municipality, List<String> steps) {
    public static Responsible of(Situation situation) {
        ActingMunicipality.Answer answer =
            ActingMunicipality.of(situation.course().stating(), situation.facts(), situation.today());
        if (answer instanceof ActingMunicipality.Answer.Clear clear) {
            Optional<Municipality> connected = situation.directory().municipality(clear.municipality());
            return new Responsible(situation.with(Runs.of(situation, Set.of(clear.municipality()))), answer, connected,
                List.of("municipality " + clear.municipality() + ": " + clear.because()
                    + (connected.isEmpty() ? "; it is not connected" : "")));
        }
        return new Responsible(situation.with(Runs.of(situation, told(situation))), answer, Optional.empty(),
            List.of("municipality unclear: " + answer.because()));
    }

    /** Those whose recipients may have heard of the citizen. */
    private static Set<MunicipalityCode> told(Situation situation) {
        return situation.ledger().entries().stream().filter(entry -> entry.attemptedAt().isPresent()).map(LedgerEntry::municipality)
            .collect(Collectors.toSet());
    }

    /** The connected municipalities that can be meant: all that are named, or every one if none is named. */
    Collection<Municipality> possible() {
        if (answer instanceof ActingMunicipality.Answer.Unclear unclear) {
            return unclear.named().isEmpty() ? situation.directory().municipalities().values()
                : unclear.named().stream().flatMap(code -> situation.directory().municipality(code).stream()).toList();
        }
        return municipality.stream().toList();
    }

    /** Whether it is unclear which municipality acts: those already told go on hearing, and nobody new is told. */
    boolean unclear() {
        return answer instanceof ActingMunicipality.Answer.Unclear;
    }
}
