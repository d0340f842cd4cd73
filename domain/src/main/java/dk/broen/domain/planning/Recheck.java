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
 * Decides again about a notice when it is due: state of the stay, recipient, consent (domain.md §§4, 6). Only news is checked. Notices that
 * correct, cancel or end a responsibility always leave. If a notice is dropped because of its recipient or its consent, the event must be
 * planned again, see {@link Planner#planAgain}.
 */
public final class Recheck {
    private final Gate gate = new Gate();
    private final Directory directory;

    public Recheck(Directory directory) {
        this.directory = directory;
    }

    /** The notice that is due. */
    public record Notice(UnitFunction function, UnitId unit, MunicipalityCode municipality, NoticeKind kind) {}

    /** Whether the notice may leave now. */
    public sealed interface Answer {
        /** The notice may leave. */
        record Send() implements Answer {}

        /** The notice is out of date and must not leave. */
        record Outdated(Reason reason) implements Answer {}

        /** The recipient may not be told any more: a legal answer. */
        record Withheld(WithheldReason reason) implements Answer {}

        /** The consent register cannot be read now: ask again later. */
        record Wait() implements Answer {}
    }

    /** Why a notice is out of date. The names are stable codes. */
    public enum Reason {
        /** The event was corrected or cancelled. */
        NO_LONGER_TRUE,
        /** A later event makes it old news. */
        SUPERSEDED,
        /** Another municipality acts now, or the unit is not a recipient for the citizen any more. */
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
        Optional<Municipality> municipality = directory.municipality(notice.municipality()).filter(found -> acts(found, event, facts, at));
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

    /**
     * The Danish day on which the recipient must be a recipient: the day of sending, or the day of the event if the event is still to come.
     */
    public static LocalDate day(StayEvent event, Instant at) {
        return LocalDate.ofInstant(event.occurredAt().isAfter(at) ? event.occurredAt() : at, DENMARK);
    }

    /**
     * Whether the citizen was admitted again in the same specialty. A somatic admission does not supersede a psychiatric discharge, and a
     * psychiatric admission does not supersede a somatic discharge: a recipient of one is possibly not a recipient of the other.
     */
    private boolean readmitted(StayEvent discharge, StayHistory history) {
        return history.stays().stream().flatMap(stay -> stay.timeline().stream())
            .filter(later -> directory.specialtyOf(later.department()) == directory.specialtyOf(discharge.department()))
            .anyMatch(later -> later.type() == EventType.ADMITTED && later.occurredAt().isAfter(discharge.occurredAt()));
    }
}
