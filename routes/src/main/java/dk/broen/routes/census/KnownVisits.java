package dk.broen.routes.census;

import dk.broen.adapters.history.MergedIdentities;
import dk.broen.adapters.history.Stays;
import dk.broen.domain.census.KnownVisit;
import dk.broen.domain.census.ListedStay;
import dk.broen.domain.history.Course;
import dk.broen.domain.history.Said;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.planning.Rules;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.StayKey;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What the hub knows of the stays of a list, by all messages about their citizens. */
@Component
class KnownVisits {
    private final Stays stays;
    private final MergedIdentities identities;
    private final Directory directory;
    private final Rules rules;
    private final Clock clock;

    KnownVisits(Stays stays, MergedIdentities identities, Directory directory, Rules rules, Clock clock) {
        this.stays = stays;
        this.identities = identities;
        this.directory = directory;
        this.rules = rules;
        this.clock = clock;
    }

    Function<ListedStay, KnownVisit> of(HospitalId hospital, Collection<ListedStay> listed) {
        if (listed.isEmpty()) {
            return stay -> KnownVisit.unheard(stay.citizen(), stay.visit());
        }
        Map<Cpr, Cpr> current = identities.current(listed.stream().map(ListedStay::citizen).toList());
        Map<Cpr, List<Said>> said = stays.said(current.values());
        Map<Cpr, Course> courses = new HashMap<>();
        return stay -> {
            Cpr citizen = current.getOrDefault(stay.citizen(), stay.citizen());
            List<Said> about = said.getOrDefault(citizen, List.of());
            Course course = courses.computeIfAbsent(citizen,
                first -> Course.of(about, directory::specialtyOf, rules.course(), List.of(), clock.instant()));
            return KnownVisit.of(citizen, new StayKey(hospital, stay.visit()), about, course);
        };
    }
}
