package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.Addressee;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.postgres.NewId;
import dk.broen.domain.courses.StepRule;
import dk.broen.domain.courses.StepTime;
import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.StayReport;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.planning.Content;
import dk.broen.domain.schedule.WorkingTime;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Notices that the citizen was admitted, to a unit in Odense that the shipped configuration names. */
final class SomeNotices {
    static final ContactPoint MAIL = new ContactPoint.Mail("bostoette@odense.example");
    static final ContactPoint MEDCOM = new ContactPoint.MedCom("http://receiver.test/fhir", "953741000016009", "5790001348120");
    static final ContactPoint SMS = new ContactPoint.Sms("+4520000001", ContactPoint.When.ALWAYS);
    static final ContactPoint QUEUE = new ContactPoint.Queue("notifications.0461.bostoette");
    private static final UnitId UNIT = new UnitId("odense-bostoette");
    private static final MunicipalityCode ODENSE = new MunicipalityCode("0461");
    private static final StepRule CONFERENCE = new StepRule("behandlingskonference.conference", EventType.DISCHARGE_PLANNED, 30,
        StepTime.DaysAfter.parse("14 days after ADMITTED"), Set.of(UnitFunction.SOCIAL_SERVICES), WorkingTime.parse("2 working days"),
        false);
    private static final Instant NIGHT = Instant.parse("2026-11-21T21:00:00Z");

    private SomeNotices() {}

    static ClearedNotice.ToUnit to(ContactPoint contact, ContentLevel level) {
        return to(contact, level, new NotificationId(UUID.randomUUID()), Optional.empty());
    }

    static ClearedNotice.ToUnit to(ContactPoint contact, ContentLevel level, NotificationId id, Optional<ClearedNotice.Earlier> corrects) {
        Addressee.Unit unit = new Addressee.Unit(UnitFunction.HOUSING_SUPPORT, UNIT, ODENSE, contact, level);
        DueNotification due = new DueNotification(id, "7KQ4ZT", new OccasionId(new UUID(0, 1)), "8BCDFG", new Cpr("2509479989"),
            Optional.of(new LedgerEntryId(new UUID(0, 2))), unit, channel(contact), false, NIGHT, 1, Optional.empty(), Optional.empty(),
            Optional.empty(),
            Optional.empty());
        return new ClearedNotice.ToUnit(due, unit, Optional.of(contact), content(), corrects, ClearedNotice.Replaces.NOTHING,
            Optional.empty(), Optional.empty());
    }

    /** Notices that are collected for one mailbox, each with that reference. */
    static List<ClearedNotice> collected(ContactPoint contact, String... references) {
        return Collected.inMails(Stream.of(references).<ClearedNotice>map(reference -> {
            ClearedNotice.ToUnit alone = to(contact, ContentLevel.PLAIN, new NotificationId(NewId.draw()), Optional.empty());
            DueNotification due = alone.due();
            return new ClearedNotice.ToUnit(new DueNotification(due.id(), reference, due.occasion(), due.occasionReference(), due.citizen(),
                due.entry(), due.to(), due.channel(), false, NIGHT, 1, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), true, Optional.empty()), alone.unit(), alone.address(), alone.content(), Optional.empty(),
                ClearedNotice.Replaces.NOTHING, Optional.empty(), Optional.empty());
        }).toList());
    }

    /** The same at a later attempt, after one that may have arrived. */
    static List<ClearedNotice> again(List<ClearedNotice> attempted) {
        return attempted.stream().<ClearedNotice>map(one -> {
            ClearedNotice.ToUnit before = (ClearedNotice.ToUnit) one;
            return new ClearedNotice.ToUnit(before.due().attempted(), before.unit(), before.address(), before.content(), before.corrects(),
                before.replaces(), before.citizenName(), before.reported());
        }).toList();
    }

    /** An invitation by mail, with an answer until 24 November. */
    static ClearedNotice.ToUnit inviting(ContentLevel level) {
        ClearedNotice.ToUnit notice = to(MAIL, level);
        Saying invited = new Saying(new MatterKey("STEP/1"), EventType.STEP, Optional.empty(), Specialty.UNKNOWN, NIGHT, Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Optional.of(
                new Saying.Step(CONFERENCE, 0, Optional.of(Instant.parse("2026-11-24T15:00:00Z")))));
        Content content = notice.content();
        return new ClearedNotice.ToUnit(notice.due(), notice.unit(), notice.address(),
            new Content(content.recipient(), content.function(), content.standsInAs(), content.municipality(),
                new Words(List.of(), List.of(invited), Optional.empty(), false), content.flags(), content.toldAlso(),
                content.coordinator(), content.corrects(), content.basis(), content.rule()),
            Optional.empty(), ClearedNotice.Replaces.NOTHING, Optional.empty(), Optional.empty());
    }

    /** A notice of an admission that a HospitalNotification reports. */
    static ClearedNotice.ToUnit reported() {
        return reported(1, Optional.empty());
    }

    /** @param failure why the attempt before failed */
    static ClearedNotice.ToUnit reported(int attempts, Optional<String> failure) {
        ClearedNotice.ToUnit notice = to(MEDCOM, ContentLevel.FULL);
        DueNotification due = notice.due();
        StayReport.Activity admitted = new StayReport.Activity(EventType.ADMITTED, EventNature.ORIGINAL);
        StayReport report = new StayReport(new StayKey(new HospitalId("odense"), "s1"), admitted.type(), admitted.nature(), admitted,
            StayReport.Kind.INPATIENT, StayReport.State.IN_PROGRESS, StayReport.Vital.ALIVE, NIGHT, Optional.empty(), Optional.empty(),
            new Saying.Hospital("Odense Universitetshospital", Optional.empty()), Optional.empty());
        return new ClearedNotice.ToUnit(new DueNotification(due.id(), due.reference(), due.occasion(), due.occasionReference(),
            due.citizen(), due.entry(), due.to(), due.channel(), false, NIGHT, attempts, Optional.empty(), Optional.empty(), failure,
            Optional.of("receiver.test")), notice.unit(), notice.address(), notice.content(), Optional.empty(),
            ClearedNotice.Replaces.NOTHING, Optional.empty(),
            Optional.of(new ClearedNotice.Reported(report, List.of())));
    }

    /** A mail that was attempted once. */
    static DueNotification attempted(Content content) {
        DueNotification due = to(MAIL, ContentLevel.PLAIN).due();
        return new DueNotification(due.id(), due.reference(), due.occasion(), due.occasionReference(), due.citizen(), due.entry(), due.to(),
            due.channel(), false, NIGHT, 1, Optional.of(content), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Channel channel(ContactPoint contact) {
        if (contact instanceof ContactPoint.MedCom) {
            return Channel.MEDCOM;
        }
        return contact instanceof ContactPoint.Mail ? Channel.MAIL : contact instanceof ContactPoint.Sms ? Channel.SMS : Channel.QUEUE;
    }

    static Content content() {
        Saying admitted = new Saying(new MatterKey("ADMITTED/1"), EventType.ADMITTED, Optional.empty(), Specialty.PSYCHIATRIC, NIGHT,
            Optional.empty(), Optional.empty(), Optional.of(new Saying.Hospital("Odense Universitetshospital", Optional.empty())),
            Optional.empty());
        return new Content(RecipientId.of(UNIT), UnitFunction.HOUSING_SUPPORT, Optional.empty(), ODENSE,
            new Words(List.of(), List.of(admitted), Optional.of(new Present(Present.State.ADMITTED, Optional.of(NIGHT))), false), Set.of(),
            List.of(), Optional.empty(), Optional.empty(), Basis.CONSENT, "CONSENT@2026-1");
    }
}
