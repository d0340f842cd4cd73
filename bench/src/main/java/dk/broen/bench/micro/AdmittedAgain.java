package dk.broen.bench.micro;

import dk.broen.adapters.configuration.ConfigurationResult.Loaded;
import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.citizen.Person;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.Course;
import dk.broen.domain.history.Said;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.Urgency;
import dk.broen.domain.notification.Ledger;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.notification.NoticeLife;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.planning.Planner;
import dk.broen.domain.planning.Situation;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import dk.broen.simulator.people.TestPeople;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A citizen of Aarhus with a coordinator, a case worker, the jobcentre and bostøtte, who is admitted for the fourth time. The coordinator
 * and bostøtte were told of the three earlier stays, in ten notices; the beginning of the first stay was not heard of.
 */
final class AdmittedAgain {
    private static final HospitalId HOSPITAL = new HospitalId("auh");
    private static final MunicipalityCode AARHUS = new MunicipalityCode("0751");
    private static final Cpr CITIZEN = new Cpr(new TestPeople(1).next().cpr());
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    private final Loaded configuration = ShippedConfiguration.load();
    private final CitizenFacts facts = facts();
    private final List<Said> said = new ArrayList<>();
    private final List<LedgerEntry> told = new ArrayList<>();
    private final Set<Decision.Mark> decided = new HashSet<>();
    private final List<WardAnswer> answers = new ArrayList<>();
    private final Map<String, WorkItem.State> items = new HashMap<>();

    AdmittedAgain() {
        plan("1", EventType.DISCHARGED, 100);
        for (int stay = 2; stay <= 3; stay++) {
            plan("" + stay, EventType.ADMITTED, 100 - stay * 25);
            plan("" + stay, EventType.DISCHARGED, 90 - stay * 25);
        }
        hear("4", EventType.ADMITTED, 0);
        if (told.size() != 10) {
            throw new IllegalStateException("expected ten notices and found " + told.size());
        }
    }

    Course course() {
        return course(NOW);
    }

    Situation situation() {
        return situation(NOW);
    }

    private void plan(String visit, EventType type, int daysAgo) {
        Instant at = NOW.minus(Duration.ofDays(daysAgo));
        OccasionId occasion = hear(visit, type, daysAgo);
        Plan plan = Planner.plan(situation(at));
        plan.notices().forEach(notice -> told.add(new LedgerEntry(new LedgerEntryId(UUID.randomUUID()), occasion, at,
            notice.content().recipient(), notice.content().function(), notice.content().municipality(), notice.content().words(),
            notice.deliveries().stream().map(delivery -> new LedgerEntry.Sending(new NotificationId(UUID.randomUUID()), delivery.to(),
                delivery.content(), new NoticeLife.Sent(at))).toList())));
        plan.decisions().forEach(decision -> decided.add(decision.mark()));
        plan.open().forEach(item -> items.put(item.key(), WorkItem.State.OPEN));
        plan.close().forEach(key -> items.put(key, WorkItem.State.REASON_GONE));
        answers.addAll(plan.wardAnswers());
    }

    private OccasionId hear(String visit, EventType type, int daysAgo) {
        Instant at = NOW.minus(Duration.ofDays(daysAgo));
        OccasionId occasion = new OccasionId(UUID.randomUUID());
        said.add(new Said(occasion, new StayEvent(type, EventNature.ORIGINAL, new StayKey(HOSPITAL, visit), CITIZEN, Optional.empty(), at,
            at, new Department(HOSPITAL, "Afsnit P2", List.of("P2", "PSY")), Urgency.ACUTE, Optional.of(AARHUS), Optional.empty(),
            Set.of()),
            at));
        return occasion;
    }

    private Course course(Instant at) {
        return Course.of(said, configuration.directory()::specialtyOf, configuration.rules().course(), new Ledger(told).sayings(), at);
    }

    private Situation situation(Instant at) {
        return new Situation(course(at), facts, new Ledger(told), answers, items, Map.of(), decided, Set.of(), configuration.directory(),
            configuration.disclosure(), configuration.rules(), at);
    }

    private static CitizenFacts facts() {
        Period year = Period.between(LocalDate.of(2026, 2, 1), LocalDate.of(2027, 1, 31));
        Person coordinator = new Person("Måne Skær", Optional.of("+45 20 00 00 99"), Optional.empty(), List.of());
        Consent consent = new Consent("consent", Consent.Answer.GIVEN, Set.of(UnitFunction.COORDINATOR, UnitFunction.HOUSING_SUPPORT),
            Set.of(), Set.of(), AARHUS, Set.of(), Consent.Obtained.inWriting("afsnit P2", year.from()), year, Optional.empty());
        return new CitizenFacts(List.of(new Residence(AARHUS, Residence.Kind.RESIDENCE, year)),
            List.of(new Appointment(coordinator, new UnitId("aarhus-forloebskoordinatorer"), Appointment.Rank.PRIMARY, year,
                Optional.empty(), List.of())),
            List.of(service(UnitFunction.HOUSING_SUPPORT, "aarhus-bostoette-nord", year),
                service(UnitFunction.SOCIAL_SERVICES, "aarhus-socialforvaltning", year),
                service(new UnitFunction("JOBCENTRE"), "aarhus-jobcenter", year)),
            new ConsentRecord.Known(List.of(consent)));
    }

    private static ServiceAssignment service(UnitFunction function, String unit, Period period) {
        return new ServiceAssignment(function, new UnitId(unit), period, Optional.empty());
    }

    /** The message that is planned. */
    StayEvent lastEvent() {
        return said.get(said.size() - 1).event();
    }

    /** What was told last. */
    Words lastWords() {
        return told.get(told.size() - 1).words();
    }
}
