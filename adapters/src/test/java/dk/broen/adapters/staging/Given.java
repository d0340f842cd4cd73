package dk.broen.adapters.staging;

import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;

import dk.broen.adapters.history.Stays;
import dk.broen.adapters.journal.Journal;
import dk.broen.adapters.journal.JournalEntry;
import dk.broen.adapters.journal.JournalResult;
import dk.broen.adapters.journal.References;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.Flag;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.Urgency;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.permission.WithheldReason;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Synthetic citizens, events and plans. */
public final class Given {
    private static final UnitFunction JOBCENTRE = new UnitFunction("JOBCENTRE");
    public static final Instant FRIDAY_NIGHT = Instant.parse("2026-11-20T21:00:00Z");
    public static final Instant MONDAY_MORNING = Instant.parse("2026-11-23T07:00:00Z");
    public static final MunicipalityCode AARHUS = new MunicipalityCode("0751");
    public static final UnitId HOUSING = new UnitId("aarhus-bostoette-nord");
    public static final UnitId JOBS = new UnitId("aarhus-jobcenter");
    public static final String NAME = "Testperson Ulvehunger";
    public static final String WARD = "Lukket afsnit Nattergal";
    private static final AtomicInteger CITIZENS = new AtomicInteger();

    private Given() {}

    public static Cpr aCitizen() {
        return new Cpr("%06d%04d".formatted(10190, 1000 + CITIZENS.incrementAndGet()));
    }

    public static StayEvent anEvent(Cpr citizen, EventType type, Instant at) {
        return new StayEvent(type, EventNature.ORIGINAL, new StayKey(new HospitalId("auh"), "E-1"), citizen, Optional.of(NAME), at,
            at.plusSeconds(60), new Department(new HospitalId("auh"), WARD, List.of("P2", "PSYK")), Urgency.ACUTE, Optional.of(AARHUS),
            Optional.of(new PlannedDischarge(LocalDate.of(2026, 11, 27), Optional.of(LocalTime.of(10, 0)))), false);
    }

    public static JournalEntry anEntry(Cpr citizen, String controlId) {
        byte[] raw = ("MSH|^~\\&|...\rPID|||" + citizen.digits() + "||" + NAME + "\rPV1||I|" + WARD + "\r")
            .getBytes(StandardCharsets.UTF_8);
        return new JournalEntry(JournalEntry.Kind.HL7V2, "auh", "EPJ|AUH", controlId, controlId.getBytes(StandardCharsets.UTF_8),
            Optional.of(citizen), FRIDAY_NIGHT, raw, References.draw());
    }

    public static String aControlId() {
        return UUID.randomUUID().toString();
    }

    /** Housing support is told by queue, and by mail that is held until Monday. The jobcentre is not told. The ward gets an answer. */
    public static Plan aPlan() {
        return new Plan(Optional.of(AARHUS), Set.of(Flag.READMISSION, Flag.FREQUENT_ADMISSIONS),
            List.of(permitted(queue(FRIDAY_NIGHT), mail(MONDAY_MORNING)), withheld()),
            List.of(new WorkItem(WorkItem.Kind.ASK_FOR_CONSENT, "not sent: consent missing")),
            Optional.of(new WardAnswer(new HospitalId("auh"),
                Optional.of(new WardAnswer.Contact(true, "Anne Holm", "forløbskoordinator", Optional.of("+4520000002"),
                    OpeningHours.ALWAYS)),
                true)),
            List.of(), List.of("municipality 0751: from the register"));
    }

    public static Plan heldPlan() {
        return new Plan(Optional.of(AARHUS), Set.of(), List.of(
            new Decision(HOUSING_SUPPORT, HOUSING, AARHUS, NoticeKind.NEWS, new Verdict.Held(List.of("down")), List.of(), List.of("down")),
            withheld()), List.of(new WorkItem(WorkItem.Kind.CONSENT_REGISTER_DOWN, "held")), Optional.empty(), List.of(), List.of("first"));
    }

    public static Plan planOf(Delivery... deliveries) {
        return new Plan(Optional.of(AARHUS), Set.of(), List.of(permitted(deliveries)), List.of(), Optional.empty(), List.of(), List.of());
    }

    public static Delivery queue(Instant due) {
        return new Delivery(Channel.QUEUE, new ContactPoint.Queue("notifications.0751.bostoette-nord"), ContentLevel.FULL, due, true);
    }

    public static Delivery mail(Instant due) {
        return new Delivery(Channel.MAIL, new ContactPoint.Mail("bostoette@example.invalid"), ContentLevel.PLAIN, due, false);
    }

    public static Delivery sms(Instant due) {
        return new Delivery(Channel.SMS, new ContactPoint.Sms("+4520000001", ContactPoint.When.OUTSIDE_HOURS), ContentLevel.POINTER, due,
            true);
    }

    public static Decision permitted(Delivery... deliveries) {
        return new Decision(HOUSING_SUPPORT, HOUSING, AARHUS, NoticeKind.NEWS,
            new Verdict.Permitted(Basis.CONSENT, "ConsentGiven 2026-1", List.of("consent c1 names it")), List.of(deliveries),
            List.of("service at the unit", "consent c1 names it"));
    }

    /** Records an event in the journal and adds it to the stays of its citizen. */
    public static OccasionId received(Store store, StayEvent event) {
        JournalResult receipt = new Journal(store.database(), store.keys()).record(anEntry(event.citizen(), aControlId()));
        new Stays(store.database(), store.keys()).add(receipt.event(), event);
        return receipt.event();
    }

    private static Decision withheld() {
        return new Decision(JOBCENTRE, JOBS, AARHUS, NoticeKind.NEWS,
            new Verdict.Withheld(WithheldReason.CONSENT_MISSING, List.of("no consent names it")), List.of(),
            List.of("no consent names it"));
    }
}
