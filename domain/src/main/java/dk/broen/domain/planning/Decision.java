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
 * What was decided about one candidate recipient of one event.
 *
 * @param deliveries empty unless permitted
 * @param steps how the candidate was found, what the gate found, and how channels were chosen; without citizen data
 */
public record Decision(UnitFunction function, UnitId unit, MunicipalityCode municipality, NoticeKind kind, Verdict verdict,
    List<Delivery> deliveries, List<String> steps) {
    public Decision {
        deliveries = List.copyOf(deliveries);
        steps = List.copyOf(steps);
    }

    /** What a human must see to before it can be told: that it is not known whether it may, or that there is no way to. */
    Optional<WorkItem> workItem() {
        if (verdict instanceof Verdict.Held) {
            return Optional.of(new WorkItem(WorkItem.Kind.CONSENT_REGISTER_DOWN, "notices are held until the consent register answers"));
        }
        if (verdict instanceof Verdict.Permitted) {
            return deliveries.isEmpty()
                ? Optional.of(new WorkItem(WorkItem.Kind.NO_CONTACT_POINT, unit + " may be told but has no contact point"))
                : Optional.empty();
        }
        if (verdict instanceof Verdict.Withheld || verdict instanceof Verdict.NotConcerned) {
            return Optional.empty();
        }
        throw new IllegalStateException("unknown verdict " + verdict.getClass().getName());
    }
}
