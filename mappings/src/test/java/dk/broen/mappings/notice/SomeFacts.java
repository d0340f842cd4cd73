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
import dk.broen.domain.schedule.TimeRange;
import dk.broen.domain.schedule.WorkingTime;
import dk.broen.domain.terms.Circumstance;
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
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The facts of a notice about Åse Sørensen's stay in ward P2. Only what the test names is in the notice. */
record SomeFacts(UnitFunction function, List<Saying> takesBack, List<Saying> says, Optional<Present> now, boolean ended,
    Set<Flag> flags, boolean toldAlso, Optional<WardAnswer.Contact> coordinator, Basis basis, String reference, Optional<String> corrects,
    Optional<String> name) {
    static final List<EventType> MATTERS = List.of(EventType.ADMITTED, EventType.EMERGENCY_CONTACT, EventType.LEAVE_STARTED,
        EventType.LEAVE_ENDED, EventType.DISCHARGE_PLANNED, EventType.DISCHARGED, EventType.DECEASED);
    static final Instant FRIDAY_EVENING = Instant.parse("2027-01-15T19:00:00Z");
    static final Instant SATURDAY_NIGHT = Instant.parse("2027-01-16T21:00:00Z");
    static final WardAnswer.Contact ANNE = new WardAnswer.Contact(true, "Anne Holm", "forløbskoordinator", Optional.of("+45 20 00 00 02"),
        weekdays("08:00-15:30", "08:00-14:00"));
    static final NotificationId EARLIER = new NotificationId(UUID.fromString("5b0c1f52-3c1d-4f0a-9d1e-0a4f4b1c2d3e"));
    private static final OccasionId OCCASION = new OccasionId(UUID.fromString("9a0c1f52-3c1d-4f0a-9d1e-0a4f4b1c2d3e"));

    static SomeFacts to(UnitFunction function) {
        return new SomeFacts(function, List.of(), List.of(), Optional.empty(), false, Set.of(), false, Optional.empty(), Basis.CONSENT,
            "7KQ4", Optional.empty(), Optional.of("Åse Sørensen"));
    }

    /** An event on the Saturday night at a place that the recipient may see; a discharge is planned for the Wednesday after it. */
    static Saying saying(EventType type) {
        return saying(type, SATURDAY_NIGHT);
    }

    static Saying saying(EventType type, Instant at) {
        boolean death = type == EventType.DECEASED;
        return new Saying(MatterKey.mint(type, OCCASION), type,
            death ? Optional.empty() : Optional.of(new StayKey(new HospitalId("auh"), "V100")), Specialty.PSYCHIATRIC, at, Optional.empty(),
            type == EventType.DISCHARGE_PLANNED ? Optional.of(planned(Optional.of(LocalTime.of(10, 0)))) : Optional.empty(),
            Optional.of(new Saying.Hospital("Aarhus Universitetshospital", Optional.of("+45 20 00 00 70"))), Optional.of("Afsnit P2"));
    }

    static Saying with(Circumstance circumstance, Saying saying) {
        return new Saying(saying.matter(), saying.type(), saying.stay(), saying.specialty(), saying.at(), saying.since(), saying.planned(),
            saying.hospital(), saying.department(), Set.of(circumstance));
    }

    static Saying plannedFor(Optional<PlannedDischarge> planned) {
        Saying saying = saying(EventType.DISCHARGE_PLANNED);
        return new Saying(saying.matter(), saying.type(), saying.stay(), saying.specialty(), saying.at(), saying.since(), planned,
            saying.hospital(), saying.department());
    }

    /** An invitation to the talk before the planned discharge, or to a conference without a day. */
    static Saying invitation(Optional<PlannedDischarge> planned, int revision) {
        Saying saying = saying(EventType.STEP);
        return new Saying(saying.matter(), saying.type(), saying.stay(), Specialty.UNKNOWN, saying.at(), saying.since(), planned,
            saying.hospital(), saying.department(), Set.of(), Optional.of(new Saying.Step(
                rule(planned.isPresent() ? "udskrivningssamtale.talk" : "behandlingskonference.conference"), revision,
                Optional.of(Instant.parse("2027-01-19T15:00:00Z")))));
    }

    static StepRule rule(String id) {
        return new StepRule(id, EventType.DISCHARGE_PLANNED, 0, new StepTime.When(EventType.DISCHARGE_PLANNED),
            Set.of(UnitFunction.COORDINATOR), WorkingTime.parse("1 working day"), false);
    }

    static PlannedDischarge planned(Optional<LocalTime> time) {
        return new PlannedDischarge(LocalDate.of(2027, 1, 20), time);
    }

    static Saying dischargedAfterAdmission() {
        Saying saying = saying(EventType.DISCHARGED);
        return new Saying(saying.matter(), saying.type(), saying.stay(), saying.specialty(), saying.at(), Optional.of(FRIDAY_EVENING),
            saying.planned(), saying.hospital(), saying.department());
    }

    /** The same, as a recipient may see it that is told less of the place. */
    static Saying without(Saying saying, boolean hospital) {
        return new Saying(saying.matter(), saying.type(), saying.stay(), saying.specialty(), saying.at(), saying.since(), saying.planned(),
            hospital ? saying.hospital() : Optional.empty(), Optional.empty());
    }

    static Optional<Present> present(Present.State state) {
        return Optional.of(new Present(state, state.open() ? Optional.of(FRIDAY_EVENING) : Optional.empty()));
    }

    static OpeningHours weekdays(String mondayToThursday, String friday) {
        List<TimeRange> hours = List.of(TimeRange.parse(mondayToThursday));
        return new OpeningHours(Map.of(DayOfWeek.MONDAY, hours, DayOfWeek.TUESDAY, hours, DayOfWeek.WEDNESDAY, hours,
            DayOfWeek.THURSDAY, hours, DayOfWeek.FRIDAY, List.of(TimeRange.parse(friday))), Map.of(), true);
    }

    SomeFacts saying(Saying... sayings) {
        return new SomeFacts(function, takesBack, List.of(sayings), now, ended, flags, toldAlso, coordinator, basis, reference,
            corrects, name);
    }

    SomeFacts takingBack(Saying... sayings) {
        return new SomeFacts(function, List.of(sayings), says, now, ended, flags, toldAlso, coordinator, basis, reference, corrects,
            name);
    }

    SomeFacts now(Present.State state) {
        return new SomeFacts(function, takesBack, says, present(state), ended, flags, toldAlso, coordinator, basis, reference, corrects,
            name);
    }

    SomeFacts now(Present.State state, Instant since) {
        return new SomeFacts(function, takesBack, says, Optional.of(new Present(state, Optional.of(since))), ended, flags, toldAlso,
            coordinator, basis, reference, corrects, name);
    }

    SomeFacts partEnded() {
        return new SomeFacts(function, takesBack, List.of(), Optional.empty(), true, Set.of(), false, Optional.empty(), Basis.TOLD_BEFORE,
            reference, corrects, name);
    }

    SomeFacts withFlagsAndOthers() {
        return new SomeFacts(function, takesBack, says, now, ended, Set.of(Flag.SHORT_STAY, Flag.DISCHARGED_OUT_OF_HOURS), true,
            coordinator, basis, reference, corrects, name);
    }

    SomeFacts coordinatedBy(WardAnswer.Contact contact) {
        return new SomeFacts(function, takesBack, says, now, ended, flags, toldAlso, Optional.of(contact), basis, reference, corrects,
            name);
    }

    SomeFacts on(Basis other) {
        return new SomeFacts(function, takesBack, says, now, ended, flags, toldAlso, coordinator, other, reference, corrects, name);
    }

    SomeFacts referredToAs(String other) {
        return new SomeFacts(function, takesBack, says, now, ended, flags, toldAlso, coordinator, basis, other, corrects, name);
    }

    SomeFacts correcting(String earlier) {
        return new SomeFacts(function, takesBack, says, now, ended, flags, toldAlso, coordinator, basis, reference,
            Optional.of(earlier), name);
    }

    SomeFacts aboutCitizen(Optional<String> named) {
        return new SomeFacts(function, takesBack, says, now, ended, flags, toldAlso, coordinator, basis, reference, corrects, named);
    }

    /** References of what is said; what is taken back was told in an earlier notice. */
    Correlation correlation() {
        Map<Saying, Correlation.Named> named = new HashMap<>();
        Map<Saying, NotificationId> saidIn = new HashMap<>();
        says.forEach(saying -> named.put(saying, named(saying)));
        takesBack.forEach(saying -> {
            named.put(saying, named(saying));
            saidIn.put(saying, EARLIER);
        });
        return new Correlation(Optional.of("S1"), corrects.map(reference -> EARLIER), named, saidIn);
    }

    private static Correlation.Named named(Saying saying) {
        return new Correlation.Named("M-" + saying.type(), saying.stay().map(stay -> "S1"));
    }

    /** The same notice as a reminder of an earlier one. */
    NoticeFacts reminder() {
        NoticeFacts facts = facts();
        Content content = facts.content();
        Words reminding =
            new Words(List.of(), content.words().says(), content.words().now(), false, List.of(new LedgerEntryId(OCCASION.value())));
        return new NoticeFacts(facts.id(), facts.reference(), facts.corrects(), facts.citizen(), facts.citizenName(),
            new Content(content.recipient(), content.function(), content.standsInAs(), content.municipality(), reminding, content.flags(),
                content.toldAlso(),
                content.coordinator(), content.corrects(), content.basis(), content.rule()),
            facts.recipient(), facts.toldAlso());
    }

    /** The same notice to a unit that is told as coordinator because it stands in. */
    NoticeFacts standingInAs(UnitFunction service) {
        NoticeFacts facts = facts();
        Content content = facts.content();
        return new NoticeFacts(facts.id(), facts.reference(), facts.corrects(), facts.citizen(), facts.citizenName(),
            new Content(content.recipient(), content.function(), Optional.of(service), content.municipality(), content.words(),
                content.flags(), content.toldAlso(), content.coordinator(), content.corrects(), content.basis(), content.rule()),
            facts.recipient(), facts.toldAlso());
    }

    NoticeFacts facts() {
        boolean team = function.equals(UnitFunction.COORDINATOR);
        UnitId unit = new UnitId(team ? "aarhus-forloeb" : "aarhus-bostoette-nord");
        UnitId north = new UnitId("aarhus-bostoette-nord");
        return new NoticeFacts(new NotificationId(UUID.fromString("6f1c1f52-3c1d-4f0a-9d1e-0a4f4b1c2d3e")), reference, corrects,
            new Cpr("2509479989"), name,
            new Content(RecipientId.of(unit), function, Optional.empty(), new MunicipalityCode("0751"),
                new Words(takesBack, says, now, ended), flags,
                toldAlso ? List.of(new Content.ToldAlso(RecipientId.of(north), UnitFunction.HOUSING_SUPPORT)) : List.of(), coordinator,
                Optional.empty(), basis, "0751/2026-09-01"),
            new NoticeFacts.Recipient(unit, team ? "Forløbsteamet" : "Bostøtte Nord", function, team ? "forløbskoordinator" : "bostøtten"),
            toldAlso ? List.of(new NoticeFacts.Told("Bostøtte Nord", UnitFunction.HOUSING_SUPPORT, "bostøtten")) : List.of());
    }
}
