package dk.broen.routes.planning;

import dk.broen.adapters.history.Stays;
import dk.broen.domain.history.Said;
import dk.broen.domain.history.SilentUpdate;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.planning.Rules;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.OccasionId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Adds what messages said to the stays of their citizens. The citizens are locked. */
@Component
class AddToStays {
    private final Stays stays;
    private final Directory directory;
    private final Rules rules;

    AddToStays(Stays stays, Directory directory, Rules rules) {
        this.stays = stays;
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
        Map<Boolean, List<Said>> silent = said.stream().collect(Collectors.partitioningBy(one -> SilentUpdate.is(one.event(),
            before.getOrDefault(one.event().citizen(), List.of()), directory::specialtyOf, rules.course())));
        stays.add(silent.get(false));
        stays.addSilent(silent.get(true));
        return silent.get(true).stream().map(Said::occasion).toList();
    }
}
