package dk.broen.domain.planning;

import dk.broen.domain.basis.Question;
import dk.broen.domain.basis.Verdict;
import dk.broen.domain.consent.Gate;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.stay.EventType;
import dk.broen.domain.stay.HospitalStay;
import dk.broen.domain.stay.StayEvent;
import dk.broen.domain.stay.StayHistory;

/** Asked again the moment a notice is due: consent, the stay's state (domain.md §§4, 6). Corrections and cancellations always go. */
public final class Recheck {
    private final Gate gate = new Gate();

    public sealed interface Answer {
        record Send() implements Answer {}

        /** Must not leave any more. @param reason a stable code */
        record Drop(String reason) implements Answer {}

        /** Cannot be said now: asked again later. */
        record Wait(String because) implements Answer {}
    }

    /** @param question asked at the moment of sending */
    public Answer ask(StayEvent event, NoticeKind kind, Question question, StayHistory history) {
        if (kind != NoticeKind.NEWS) {
            return new Answer.Send();
        }
        HospitalStay stay = history.stay(event.stay());
        if (!stay.holds(event)) {
            return new Answer.Drop("NO_LONGER_TRUE");
        }
        if (event.type() == EventType.DISCHARGED && readmitted(event, history)) {
            return new Answer.Drop("SUPERSEDED");
        }
        Verdict verdict = gate.ask(question);
        if (verdict instanceof Verdict.Withheld withheld) {
            return new Answer.Drop(withheld.reason().name());
        }
        return verdict instanceof Verdict.Held ? new Answer.Wait("CONSENT_REGISTER_DOWN") : new Answer.Send();
    }

    private static boolean readmitted(StayEvent discharge, StayHistory history) {
        return history.stays().stream().flatMap(stay -> stay.timeline().stream())
            .anyMatch(later -> later.type() == EventType.ADMITTED && later.occurredAt().isAfter(discharge.occurredAt()));
    }
}
