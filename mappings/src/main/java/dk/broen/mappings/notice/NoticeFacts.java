package dk.broen.mappings.notice;

import dk.broen.domain.disclosure.Disclosure;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.history.Flag;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that a notice may say to one recipient (domain.md §7). The constructor removes what this recipient and this kind of notice
 * must not contain: details of the place that the recipient may not see; who else was told and the flags, except for a coordinator; and, in
 * a correction or cancellation, what is not needed to correct (domain.md §§3, 5, 7).
 *
 * @param reference the random reference that people quote
 * @param occurredAt clinical time
 * @param recordedAt when the hospital recorded or sent the event
 * @param planned the expected time of a planned discharge
 * @param coordinator whom to call; the caller leaves out a unit that stands in because of a service of the citizen, unless the recipient is
 *     a coordinator
 * @param toldAlso who else was told; the caller leaves out confidential functions (domain.md §4: substance use leaves no trace)
 */
public record NoticeFacts(NotificationId id, String reference, EventType event, NoticeKind kind, Instant occurredAt, Instant recordedAt,
    Optional<PlannedDischarge> planned, Cpr citizen, Optional<String> citizenName,
    Optional<HospitalContact> hospital, Optional<String> department,
    MunicipalityCode municipality, Recipient recipient, Optional<WardAnswer.Contact> coordinator,
    List<Told> toldAlso, Set<Flag> flags, Basis basis) {
    /**
     * @param title the word of the municipality for the function
     * @param sees how much of the place the recipient may be told
     */
    public record Recipient(UnitId unit, String name, UnitFunction function, String title, Disclosure.Place sees) {}

    /** The name and the phone number of a hospital, as people read them. */
    public record HospitalContact(String name, Optional<String> phone) {}

    /** @param title the word of the municipality for the function */
    public record Told(String unit, UnitFunction function, String title) {}

    public NoticeFacts {
        boolean news = kind == NoticeKind.NEWS;
        boolean inCoordinatorsCopy = news && recipient.function().equals(UnitFunction.COORDINATOR);
        boolean seesWard = recipient.sees() == Disclosure.Place.WARD && kind.saysWhatHolds();
        hospital = kind.namesTheEvent() && recipient.sees() != Disclosure.Place.NOTHING ? hospital : Optional.empty();
        department = seesWard ? department.filter(name -> !name.isBlank()) : Optional.empty();
        planned = kind.saysWhatHolds() ? planned : Optional.empty();
        coordinator = news ? coordinator : Optional.empty();
        toldAlso = inCoordinatorsCopy ? List.copyOf(toldAlso) : List.of();
        flags = inCoordinatorsCopy ? Set.copyOf(flags) : Set.of();
    }

    @Override
    public String toString() {
        return "NoticeFacts[" + reference + "]";
    }
}
