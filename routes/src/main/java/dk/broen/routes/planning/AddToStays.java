package dk.broen.routes.planning;

import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.history.Stays;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.history.Said;
import dk.broen.domain.history.SilentUpdate;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.planning.Rules;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.OccasionId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Adds what messages said to the stays of their citizens. The citizens are locked. */
@Component
class AddToStays {
    private final Stays stays;
    private final Facts facts;
    private final Directory directory;
    private final Rules rules;

    AddToStays(Stays stays, Facts facts, Directory directory, Rules rules) {
        this.stays = stays;
        this.facts = facts;
        this.directory = directory;
        this.rules = rules;
    }

    /**
     * @param said no two of them are about one citizen
     * @return the occasions of the updates that change nothing that is told
     */
    List<OccasionId> add(List<Said> said) {
        List<Said> updates = said.stream().filter(one -> one.event().type() == EventType.DETAILS_CHANGED).toList();
        Map<Cpr, List<Said>> before =
            updates.isEmpty() ? Map.of() : stays.said(updates.stream().map(one -> one.event().citizen()).toList());
        List<Said> repeating = updates.stream().filter(one -> SilentUpdate.is(one.event(), before.get(one.event().citizen()),
            directory::specialtyOf, rules.course())).toList();
        List<Said> silent = withoutManualEnd(repeating);
        stays.add(said.stream().filter(one -> !silent.contains(one)).toList());
        stays.addSilent(silent);
        return silent.stream().map(Said::occasion).toList();
    }

    /** An update after an end that a municipality recorded says that the stay goes on. */
    private List<Said> withoutManualEnd(List<Said> repeating) {
        Map<Cpr, CitizenFacts> recorded =
            repeating.isEmpty() ? Map.of() : facts.of(repeating.stream().map(one -> one.event().citizen()).toList());
        return repeating.stream().filter(one -> recorded.get(one.event().citizen()).stayEnds().stream()
            .noneMatch(end -> end.endedAt().isBefore(one.event().occurredAt()))).toList();
    }
}
