package dk.broen.domain.planning;

import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.List;
import java.util.Optional;

/**
 * The decision about one candidate recipient of one event.
 *
 * @param deliveries empty unless the verdict is {@code Permitted}
 * @param steps how the candidate was found, what the gate found, and how the channels were chosen; without citizen data
 */
public record Decision(UnitFunction function, UnitId unit, MunicipalityCode municipality, NoticeKind kind, Verdict verdict,
    List<Delivery> deliveries, List<String> steps) {
    public Decision {
        deliveries = List.copyOf(deliveries);
        steps = List.copyOf(steps);
    }

    /** The task for a human before the unit can be told: the consent register cannot be read, or no contact point can be used. */
    Optional<WorkItem> workItem() {
        if (verdict instanceof Verdict.Held) {
            return Optional.of(new WorkItem(WorkItem.Kind.CONSENT_REGISTER_DOWN, "notices are held until the consent register answers"));
        }
        if (verdict instanceof Verdict.Permitted) {
            return deliveries.isEmpty()
                ? Optional.of(new WorkItem(WorkItem.Kind.NO_CONTACT_POINT, unit + " may be told but no contact point can be used"))
                : Optional.empty();
        }
        if (verdict instanceof Verdict.Withheld || verdict instanceof Verdict.NotConcerned) {
            return Optional.empty();
        }
        throw new IllegalStateException("unknown verdict " + verdict.getClass().getName());
    }
}
