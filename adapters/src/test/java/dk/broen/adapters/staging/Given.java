package dk.broen.adapters.staging;

import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;

import dk.broen.adapters.explain.Explanation;
import dk.broen.adapters.explain.Explanations;
import dk.broen.adapters.journal.Journal;
import dk.broen.adapters.journal.JournalEntry;
import dk.broen.adapters.journal.JournalResult;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.occasions.References;
import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.Flag;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.Urgency;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.permission.WithheldReason;
import dk.broen.domain.planning.Content;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.terms.AnswerAddress;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.Specialty;
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
        return anEvent(aStay(citizen), citizen, type, at);
    }

    public static StayEvent anEvent(StayKey stay, Cpr citizen, EventType type, Instant at) {
        return new StayEvent(type, EventNature.ORIGINAL, stay, citizen, Optional.of(NAME), at, at.plusSeconds(60),
            new Department(new HospitalId("auh"), WARD, List.of("P2", "PSYK")), Urgency.ACUTE, Optional.of(AARHUS),
            type == EventType.DISCHARGE_PLANNED
                ? Optional.of(new PlannedDischarge(LocalDate.of(2026, 11, 27), Optional.of(LocalTime.of(10, 0)))) : Optional.empty(),
            Set.of());
    }

    /** The visit of the citizen, when there is one only. */
    public static StayKey aStay(Cpr citizen) {
        return aStay(citizen, "1");
    }

    public static StayKey aStay(Cpr citizen, String number) {
        return new StayKey(new HospitalId("auh"), "E-" + citizen.digits().substring(6) + "-" + number);
    }

    public static JournalEntry anEntry(Cpr citizen, String controlId) {
        byte[] raw = ("MSH|^~\\&|...\rPID|||" + citizen.digits() + "||" + NAME + "\rPV1||I|" + WARD + "\r")
            .getBytes(StandardCharsets.UTF_8);
        return new JournalEntry(JournalEntry.Kind.HL7V2, "auh", "EPJ|AUH", controlId, Optional.empty(),
            controlId.getBytes(StandardCharsets.UTF_8),
            Optional.of(citizen), FRIDAY_NIGHT, raw, References.draw());
    }

    public static String aControlId() {
        return UUID.randomUUID().toString();
    }

    /**
     * Housing support is told of the admission by queue, and by mail that is held until Monday. The jobcentre is not told. The ward gets an
     * answer.
     */
    public static Plan aPlan(Cpr citizen) {
        return new APlan().notice(said(saying(citizen, ADMITTED)), queue(FRIDAY_NIGHT), mail(MONDAY_MORNING))
            .decided(permitted(), withheld())
            .open(new WorkItem(WorkItem.Kind.ASK_FOR_CONSENT, "not sent: consent missing"))
            .answered(aWardAnswer(citizen)).step("municipality 0751: from the register").build();
    }

    public static Plan planOf(Cpr citizen, Delivery... deliveries) {
        return new APlan().notice(said(saying(citizen, ADMITTED)), deliveries).build();
    }

    public static WardAnswer aWardAnswer(Cpr citizen) {
        return new WardAnswer(new HospitalId("auh"), aStay(citizen), new OccasionId(new UUID(1, 2)),
            new AnswerAddress.Queue("ward-answers.auh"),
            Optional.of(new WardAnswer.Contact(true, "Anne Holm", "forløbskoordinator", Optional.of("+4520000002"), OpeningHours.ALWAYS)),
            Optional.of(new WardAnswer.Question("ASK_FOR_CONSENT", new MunicipalityCode("0751"),
                List.of(new WardAnswer.About(UnitFunction.HOUSING_SUPPORT, "bostøtte", true)))),
            false);
    }

    /** What housing support is told of a milestone of the stay: the hospital and the ward. */
    public static Saying saying(Cpr citizen, EventType type) {
        return saying(aStay(citizen), type);
    }

    public static Saying saying(StayKey stay, EventType type) {
        return new Saying(MatterKey.mint(type, new OccasionId(new UUID(0, type.ordinal()))), type, Optional.of(stay),
            Specialty.PSYCHIATRIC, FRIDAY_NIGHT, Optional.of(FRIDAY_NIGHT.minusSeconds(3600)),
            Optional.of(new PlannedDischarge(LocalDate.of(2026, 11, 27), Optional.of(LocalTime.of(10, 0)))),
            Optional.of(new Saying.Hospital("Sygehus", Optional.of("+4578450000"))), Optional.of(WARD));
    }

    public static Words said(Saying... says) {
        return new Words(List.of(), List.of(says), Optional.of(new Present(Present.State.ADMITTED, Optional.of(FRIDAY_NIGHT))), false);
    }

    public static Content content(Words words) {
        return content(RecipientId.of(HOUSING), words);
    }

    public static Content content(RecipientId recipient, Words words) {
        return new Content(recipient, HOUSING_SUPPORT, Optional.empty(), AARHUS, words, Set.of(Flag.READMISSION, Flag.FREQUENT_ADMISSIONS),
            List.of(new Content.ToldAlso(RecipientId.of(JOBS), JOBCENTRE)),
            Optional.of(new WardAnswer.Contact(true, "Anne Holm", "forløbskoordinator", Optional.empty(), OpeningHours.ALWAYS)),
            Optional.empty(), Basis.CONSENT, "CONSENT@2026-1");
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

    public static Decision permitted() {
        return decision(HOUSING_SUPPORT, HOUSING, new Verdict.Permitted(Basis.CONSENT, "CONSENT@2026-1", List.of("consent c1 names it")));
    }

    public static Decision withheld() {
        return decision(JOBCENTRE, JOBS, new Verdict.Withheld(WithheldReason.CONSENT_MISSING, List.of("no consent names it")));
    }

    public static Decision decision(UnitFunction function, UnitId unit, Verdict verdict) {
        return new Decision(new MatterKey("ADMITTED/1"), ADMITTED, function, unit, AARHUS, verdict, verdict.steps());
    }

    /** Records an event in the journal and adds it to the stays of its citizen. */
    public static OccasionId received(Store store, StayEvent event) {
        JournalResult receipt = new Journal(store.database(), store.keys()).record(List.of(anEntry(event.citizen(), aControlId()))).get(0);
        store.stays().add(receipt.occasion(), event, event.sentAt());
        return receipt.occasion();
    }

    /** The explanation of one occasion of the citizen. */
    public static Explanation explained(Store store, Cpr citizen, OccasionId occasion) {
        return new Explanations(store.database(), store.keys()).of(citizen).stream()
            .filter(explanation -> explanation.occasion().equals(occasion)).findFirst().orElseThrow();
    }

    /** An occasion of the citizen that is no message. */
    public static OccasionId anOccasion(Store store, Cpr citizen) {
        return new Occasions(store.database(), store.keys()).open(OccasionKind.DUE, Optional.of(citizen), FRIDAY_NIGHT).id();
    }
}
