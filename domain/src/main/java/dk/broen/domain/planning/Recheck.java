package dk.broen.domain.planning;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.history.HospitalStay;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayHistory;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.permission.Gate;
import dk.broen.domain.permission.Question;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.permission.WithheldReason;
import dk.broen.domain.routing.ActingMunicipality;
import dk.broen.domain.routing.Recipients;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Asked again the moment a notice is due: the stay's state, the recipient, consent (domain.md §§4, 6). Corrections and cancellations always
 * go. Who is dropped for the recipient's or the consent's sake leaves a gap: the event is to be planned again, see {@link
 * Planner#planAgain}.
 */
public final class Recheck {
    private final Gate gate = new Gate();
    private final Directory directory;

    public Recheck(Directory directory) {
        this.directory = directory;
    }

    /** What a notice was made for. */
    public record Notice(UnitFunction function, UnitId unit, MunicipalityCode municipality, NoticeKind kind) {}

    /** Whether it may leave now. */
    public sealed interface Answer {
        /** It may. */
        record Send() implements Answer {}

        /** Its time has passed: it must not leave any more. */
        record Outdated(Reason reason) implements Answer {}

        /** It may not be told any more: a legal answer. */
        record Withheld(WithheldReason reason) implements Answer {}

        /** The consent register cannot be read now: asked again later. */
        record Wait() implements Answer {}
    }

    /** Why the time of a notice has passed; the names are stable codes. */
    public enum Reason {
        /** The event was corrected or cancelled. */
        NO_LONGER_TRUE,
        /** Something has happened since that makes it old news. */
        SUPERSEDED,
        /** Another municipality acts now, or the unit has no part in the citizen's course any more. */
        NO_LONGER_RECIPIENT
    }

    /** @param at the moment of sending */
    public Answer ask(StayEvent event, Notice notice, CitizenFacts facts, StayHistory history, Instant at) {
        return switch (notice.kind()) {
            case NEWS -> askNews(event, notice, facts, history, at);
            case CORRECTED, CANCELLED, RESPONSIBILITY_ENDED -> new Answer.Send();
        };
    }

    private Answer askNews(StayEvent event, Notice notice, CitizenFacts facts, StayHistory history, Instant at) {
        HospitalStay stay = history.stay(event.stay());
        if (!stay.holds(event)) {
            return new Answer.Outdated(Reason.NO_LONGER_TRUE);
        }
        if (superseded(event, stay, history)) {
            return new Answer.Outdated(Reason.SUPERSEDED);
        }
        Optional<Municipality> municipality = directory.municipality(notice.municipality()).filter(ours -> acts(ours, event, facts, at));
        return municipality.isEmpty() ? new Answer.Outdated(Reason.NO_LONGER_RECIPIENT) : ask(event, notice, municipality.get(), facts, at);
    }

    private boolean superseded(StayEvent event, HospitalStay stay, StayHistory history) {
        return switch (event.type()) {
            case DISCHARGED -> readmitted(event, history);
            case DISCHARGE_PLANNED -> stay.state().ended();
            case ADMITTED, EMERGENCY_CONTACT, TRANSFERRED, LEAVE_STARTED, LEAVE_ENDED, DECEASED, DETAILS_CHANGED -> false;
        };
    }

    private Answer ask(StayEvent event, Notice notice, Municipality municipality, CitizenFacts facts, Instant at) {
        Verdict verdict = gate.ask(Question.about(notice.function(), notice.unit(), municipality, event, facts, directory, at));
        if (verdict instanceof Verdict.Held) {
            return new Answer.Wait();
        }
        if (new Recipients(directory, municipality, day(event, at)).of(Set.of(notice.function()), facts).stream()
            .noneMatch(candidate -> candidate.unit().id().equals(notice.unit()))) {
            return new Answer.Outdated(Reason.NO_LONGER_RECIPIENT);
        }
        if (verdict instanceof Verdict.Withheld withheld) {
            return new Answer.Withheld(withheld.reason());
        }
        if (verdict instanceof Verdict.Permitted) {
            return new Answer.Send();
        }
        throw new IllegalStateException("the gate does not answer " + verdict.getClass().getName());
    }

    private static boolean acts(Municipality municipality, StayEvent event, CitizenFacts facts, Instant at) {
        return ActingMunicipality.of(event, facts, day(event, at)) instanceof ActingMunicipality.Answer.Clear clear
            && clear.municipality().equals(municipality.code());
    }

    /** The day, in Denmark, on which receivers must be what they were: that of sending, or the event's own if that still is to come. */
    public static LocalDate day(StayEvent event, Instant at) {
        return LocalDate.ofInstant(event.occurredAt().isAfter(at) ? event.occurredAt() : at, DENMARK);
    }

    /**
     * A somatic admission says nothing of a psychiatric discharge, nor the reverse: whoever hears of the one may never hear of the other.
     */
    private boolean readmitted(StayEvent discharge, StayHistory history) {
        return history.stays().stream().flatMap(stay -> stay.timeline().stream())
            .filter(later -> directory.specialtyOf(later.department()) == directory.specialtyOf(discharge.department()))
            .anyMatch(later -> later.type() == EventType.ADMITTED && later.occurredAt().isAfter(discharge.occurredAt()));
    }
}
