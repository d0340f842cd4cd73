package dk.broen.domain.planning;

import dk.broen.domain.followup.Addressee;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.UnitFunction;
import java.util.List;

/**
 * Whether a work item names the citizen to the one who must act (domain.md §4: no basis, nothing identifying leaves). A ward knows its own
 * patients. A municipality that reads that its citizen needs a coordinator reads that the citizen is in hospital: it is named only if somebody in the
 * municipality may know of the course. A task about one stay names the citizen only if somebody may know of that stay.
 */
public final class CitizenNamed {
    private CitizenNamed() {}

    public static boolean to(Addressee addressee, WorkItem task, Situation situation) {
        return addressee instanceof Addressee.OneMunicipality one ? to(one.municipality(), task, situation)
            : task.kind().owner() == WorkItem.Owner.WARD;
    }

    private static boolean to(MunicipalityCode municipality, WorkItem task, Situation situation) {
        if (task.kind() == Kind.DOUBTFUL_ENTRY) {
            return Denial.behind(task, municipality, situation).isPresent();
        }
        Permissions permissions = Permissions.of(Parts.of(Responsible.of(situation)));
        if (task.kind() == Kind.NO_END_HEARD) {
            return new StaleStays(permissions).mayBeNamed(municipality, task.key());
        }
        return saysNothingOfStays(task.kind()) || mayKnow(municipality, permissions)
            && !(task.kind() == Kind.UNANSWERED && somebodyHiddenMustAnswer(municipality, permissions));
    }

    /** Kinds whose reason is something that the municipality recorded itself. */
    private static boolean saysNothingOfStays(Kind kind) {
        return kind == Kind.REVIEW_CONSENTS || kind == Kind.WHOSE_CITIZEN;
    }

    /**
     * A permission in a confidential function does not count, nor one of a party that is named one by one, nor one on a minimal basis: it is
     * nobody else's business that the unit has a part.
     */
    private static boolean mayKnow(MunicipalityCode municipality, Permissions permissions) {
        return permissions.all().flatMap(concern -> concern.decisions().stream())
            .filter(decision -> decision.municipality().equals(municipality))
            .filter(decision -> !isHidden(decision.function(), permissions))
            .anyMatch(decision -> decision.verdict() instanceof Verdict.Permitted permitted && !permitted.basis().minimal());
    }

    /** The municipality sees which of the other units have answered: the one that is left must not be guessed. */
    private static boolean somebodyHiddenMustAnswer(MunicipalityCode municipality, Permissions permissions) {
        return new Expectations(permissions.situation()).all().stream()
            .filter(expected -> expected.open() && expected.last().municipality().equals(municipality))
            .anyMatch(expected -> isHidden(expected.function(), permissions) || onMinimalBasis(expected.recipient(), permissions));
    }

    private static boolean onMinimalBasis(RecipientId recipient, Permissions permissions) {
        return permissions.concerns().getOrDefault(recipient, List.of()).stream().flatMap(concern -> concern.decisions().stream())
            .anyMatch(decision -> decision.verdict() instanceof Verdict.Permitted permitted && permitted.basis().minimal());
    }

    static boolean isHidden(UnitFunction function, Permissions permissions) {
        return permissions.situation().directory().confidential().contains(function)
            || permissions.situation().directory().namedOnly().contains(function);
    }
}
