package dk.broen.mappings.notice;

import dk.broen.domain.courses.StepRule;
import dk.broen.domain.courses.StepTime;
import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.history.Flag;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.planning.Content;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.schedule.WorkingTime;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Notices about a citizen that does not exist, one for each matter: with them every text is rendered before anybody reads it (domain.md §7). */
public final class SampleNotices {
    /** The reference of each sample. */
    public static final String REFERENCE = "7KQ4MX";
    private static final Instant ADMITTED = Instant.parse("2026-11-20T19:00:00Z");
    private static final Instant HAPPENED = Instant.parse("2026-11-21T21:00:00Z");
    private static final Instant ANSWER_UNTIL = Instant.parse("2026-11-25T14:00:00Z");
    private static final PlannedDischarge PLANNED = new PlannedDischarge(LocalDate.of(2026, 11, 27), Optional.of(LocalTime.of(10, 0)));
    private static final PlannedDischarge LATER = new PlannedDischarge(LocalDate.of(2026, 11, 30), Optional.empty());
    private static final Words ENDED = new Words(List.of(), List.of(), Optional.empty(), true);

    private SampleNotices() {}

    /** @param matter what the notice is about: the type of an event, {@code CORRECTED}, {@code CANCELLED},
     *     {@code REMINDER} or {@code RESPONSIBILITY_ENDED}; of a step {@code STEP} and its id */
    public record Sample(String matter, NoticeFacts facts) {}

    /** One notice for each matter. */
    public static List<Sample> of(UnitFunction function, String title, MunicipalityCode municipality) {
        List<Sample> samples = new ArrayList<>();
        Stream.of(EventType.ADMITTED, EventType.EMERGENCY_CONTACT, EventType.LEAVE_STARTED, EventType.LEAVE_ENDED,
            EventType.DISCHARGE_PLANNED, EventType.DISCHARGED, EventType.DECEASED).forEach(
                type -> samples.add(new Sample(type.name(),
                    facts(news(type), Optional.empty(), function, title, municipality))));
        samples.add(new Sample("CORRECTED", facts(new Words(List.of(planned(PLANNED)), List.of(planned(LATER)), now(), false),
            Optional.of("8BCDFG"), function, title, municipality)));
        samples.add(new Sample("CANCELLED", facts(new Words(List.of(saying(EventType.ADMITTED)), List.of(), Optional.empty(), false),
            Optional.of("8BCDFG"), function, title, municipality)));
        samples.add(new Sample("REMINDER", facts(new Words(List.of(), List.of(saying(EventType.ADMITTED)), Optional.empty(), false,
            List.of(new LedgerEntryId(new UUID(0, 1)))), Optional.of("8BCDFG"), function, title, municipality)));
        samples.add(new Sample("RESPONSIBILITY_ENDED", facts(ENDED, Optional.empty(), function, title, municipality)));
        return samples;
    }

    /** An invitation of a step, and that it is taken back. */
    public static List<Sample> ofStep(String step, UnitFunction function, String title, MunicipalityCode municipality) {
        StepRule rule = new StepRule(step, EventType.DISCHARGE_PLANNED, 0, new StepTime.When(EventType.DISCHARGE_PLANNED), Set.of(function),
            WorkingTime.parse("2 working days"), false);
        Saying invited = new Saying(new MatterKey("STEP/1"), EventType.STEP, Optional.of(new StayKey(new HospitalId("auh"), "V-100")),
            Specialty.PSYCHIATRIC, HAPPENED, Optional.empty(), Optional.of(PLANNED),
            Optional.of(new Saying.Hospital("Aarhus Universitetshospital", Optional.of("+45 20 00 00 70"))), Optional.empty(), Set.of(),
            Optional.of(new Saying.Step(rule, 0, Optional.of(ANSWER_UNTIL))));
        return List.of(
            new Sample("STEP " + step,
                facts(new Words(List.of(), List.of(invited), now(), false), Optional.empty(), function, title, municipality)),
            new Sample("STEP " + step + " CANCELLED", facts(new Words(List.of(invited), List.of(), Optional.empty(), false),
                Optional.of("8BCDFG"), function, title, municipality)));
    }

    private static Words news(EventType type) {
        return new Words(List.of(), List.of(type == EventType.DISCHARGE_PLANNED ? planned(PLANNED) : saying(type)),
            type == EventType.DISCHARGE_PLANNED ? now() : Optional.empty(), false);
    }

    private static Optional<Present> now() {
        return Optional.of(new Present(Present.State.ADMITTED, Optional.of(ADMITTED)));
    }

    private static Saying planned(PlannedDischarge day) {
        return saying(EventType.DISCHARGE_PLANNED, Optional.of(day));
    }

    private static Saying saying(EventType type) {
        return saying(type, Optional.empty());
    }

    private static Saying saying(EventType type, Optional<PlannedDischarge> day) {
        return new Saying(MatterKey.mint(type, new OccasionId(new UUID(0, type.ordinal()))), type,
            type == EventType.DECEASED ? Optional.empty() : Optional.of(new StayKey(new HospitalId("auh"), "V-100")), Specialty.PSYCHIATRIC,
            HAPPENED, type == EventType.DISCHARGED ? Optional.of(ADMITTED) : Optional.empty(), day,
            Optional.of(new Saying.Hospital("Aarhus Universitetshospital", Optional.of("+45 20 00 00 70"), Optional.of("+45 20 00 00 73"))),
            Optional.of("Afsnit P2"));
    }

    private static NoticeFacts facts(Words words, Optional<String> corrects, UnitFunction function, String title,
        MunicipalityCode municipality) {
        UnitId unit = new UnitId("eksempel");
        boolean coordinates = function.equals(UnitFunction.COORDINATOR);
        WardAnswer.Contact anne =
            new WardAnswer.Contact(true, "Anne Holm", "koordinator", Optional.of("+45 20 00 00 02"), OpeningHours.ALWAYS);
        Content content = new Content(RecipientId.of(unit), function, Optional.empty(), municipality, words,
            coordinates && !words.says().isEmpty() ? Set.of(Flag.SHORT_STAY) : Set.of(), List.of(),
            words.says().isEmpty() ? Optional.empty() : Optional.of(anne), Optional.empty(), Basis.CONSENT, "CONSENT@eksempel");
        return new NoticeFacts(new NotificationId(new UUID(0, 1)), REFERENCE, corrects, new Cpr("2509479989"), Optional.of("Tove Prøve"),
            content, new NoticeFacts.Recipient(unit, "Eksempelenheden", function, title), List.of());
    }
}
