package dk.broen.domain.permission;

import dk.broen.domain.municipality.OwnRegion;
import java.util.List;
import java.util.Optional;

/**
 * Covers a psychiatric stay at a hospital of a region for the units of that region that its list names, if the region has switched the list on,
 * for the event types of the list (domain.md §4).
 */
final class OwnRegionList implements BasisRule {
    @Override
    public String code() {
        return "OWN_REGION";
    }

    @Override
    public Finding ask(Question question) {
        List<OwnRegion> on = question.ownRegions().stream().filter(OwnRegion::on).toList();
        if (on.isEmpty()) {
            return Finding.none("the region of the hospital and the municipality has no list of own units that is switched on");
        }
        if (question.ownVisits().stream().noneMatch(Visit::psychiatric)) {
            return Finding.none("the list of the region covers psychiatric stays at its own hospitals only");
        }
        if (question.confidential()) {
            return Finding.none(question.function() + " needs a consent of its own, also on the list of the region");
        }
        Optional<OwnRegion> naming = on.stream().filter(list -> list.units().contains(question.unit())).findFirst();
        if (naming.isEmpty()) {
            return Finding.none(question.unit() + " is not on the list of the region");
        }
        return naming.get().events().contains(question.event())
            ? new Finding.Covers(Basis.OWN_REGION, "the list of the region names " + question.unit())
            : Finding.none("the list of the region does not cover " + question.event());
    }

    @Override
    public String version(Question question) {
        return question.ownRegions().stream().filter(list -> list.on() && list.units().contains(question.unit())).findFirst()
            .map(OwnRegion::version).orElseGet(() -> question.bases().version());
    }
}
