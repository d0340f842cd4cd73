package dk.broen.domain.given;

import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.notification.NoticeLife;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Builds an entry of the ledger: what the bostøtte of Aarhus is told on one occasion, by its queue unless a test says otherwise. */
public final class ALedgerEntry {
    public static final ContactPoint QUEUE = new ContactPoint.Queue("notifications.bostoette");

    private final List<LedgerEntry.Sending> sendings = new ArrayList<>();
    private String unit = "bostoette";
    private List<Saying> takesBack = List.of();
    private List<Saying> says = List.of();
    private Optional<Present> now = Optional.empty();
    private boolean partEnded;
    private ContactPoint address = QUEUE;

    private ALedgerEntry() {}

    public static ALedgerEntry anEntry() {
        return new ALedgerEntry();
    }

    /** A saying about the stay {@code s1} at AUH, which names no place. */
    public static Saying saying(EventType type, String at) {
        return new Saying(new MatterKey(type.name()), type, Optional.of(new StayKey(new HospitalId("auh"), "s1")), Specialty.PSYCHIATRIC,
            Danish.time(at), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same saying with the hospital, as a recipient that may see it is told. */
    public static Saying at(String hospital, Saying saying) {
        return new Saying(saying.matter(), saying.type(), saying.stay(), saying.specialty(), saying.at(), saying.since(), saying.planned(),
            Optional.of(new Saying.Hospital(hospital, Optional.empty())), saying.department());
    }

    public ALedgerEntry to(String unitId) {
        unit = unitId;
        return this;
    }

    public ALedgerEntry takingBack(Saying... sayings) {
        takesBack = List.of(sayings);
        return this;
    }

    public ALedgerEntry saying(Saying... sayings) {
        says = List.of(sayings);
        return this;
    }

    public ALedgerEntry now(Present.State state) {
        now = Optional.of(new Present(state, Optional.empty()));
        return this;
    }

    public ALedgerEntry partEnded() {
        partEnded = true;
        return this;
    }

    /** The address of the next notice. */
    public ALedgerEntry at(ContactPoint point) {
        address = point;
        return this;
    }

    public ALedgerEntry and(ContactPoint point) {
        return at(point);
    }

    public ALedgerEntry waiting() {
        return with(new NoticeLife.Waiting());
    }

    public ALedgerEntry tried(String at) {
        return with(new NoticeLife.Tried(1, Danish.time(at)));
    }

    public ALedgerEntry sent(String at) {
        return with(new NoticeLife.Sent(Danish.time(at)));
    }

    public ALedgerEntry givenUp(String at) {
        return givenUp(at, "REFUSED");
    }

    public ALedgerEntry givenUp(String at, String cause) {
        return with(new NoticeLife.GivenUp(cause, Optional.of(Danish.time(at))));
    }

    public ALedgerEntry givenUpUntried() {
        return with(new NoticeLife.GivenUp("REFUSED", Optional.empty()));
    }

    public ALedgerEntry dropped(Optional<String> triedAt) {
        return with(new NoticeLife.Dropped("SUPERSEDED", triedAt.map(Danish::time)));
    }

    public LedgerEntry build() {
        return new LedgerEntry(new LedgerEntryId(new UUID(2, 1)), ACourse.occasion(1), Instant.EPOCH, RecipientId.of(new UnitId(unit)),
            UnitFunction.HOUSING_SUPPORT, new MunicipalityCode(AMunicipality.AARHUS), new Words(takesBack, says, now, partEnded), sendings);
    }

    private ALedgerEntry with(NoticeLife life) {
        sendings.add(new LedgerEntry.Sending(new NotificationId(new UUID(3, sendings.size())), address,
            address instanceof ContactPoint.Sms ? ContentLevel.POINTER : ContentLevel.FULL, life));
        return this;
    }
}
