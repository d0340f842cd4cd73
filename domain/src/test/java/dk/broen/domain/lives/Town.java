package dk.broen.domain.lives;

import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.AUnit.aUnit;

import dk.broen.domain.disclosure.Disclosure;
import dk.broen.domain.followup.Deadlines;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AMunicipality;
import dk.broen.domain.given.AUnit;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.CourseRules;
import dk.broen.domain.history.FlagThresholds;
import dk.broen.domain.history.Said;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.Urgency;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.RoutingRules;
import dk.broen.domain.planning.Rules;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The town of all partners and its hospital. Double admissions and news horizons play no part. */
final class Town {
    static final MunicipalityCode CODE = new MunicipalityCode(AMunicipality.AARHUS);
    static final Rules RULES =
        new Rules(Danish.HOLIDAYS, new CourseRules(Duration.ZERO, Duration.ZERO, Duration.ZERO), FlagThresholds.SHIPPED, Set.of(),
            Set.of(EventType.DISCHARGED, EventType.DECEASED), Duration.ofDays(1000), Duration.ofDays(1000),
            new Deadlines(Map.of(), Danish.HOLIDAYS));
    static final Directory DIRECTORY = directory();
    static final Disclosure DISCLOSURE = new Disclosure(Partner.ALL.stream().filter(Partner::seesWards)
        .collect(Collectors.toMap(Partner::function, partner -> Disclosure.Place.WARD)));

    private static final LocalDate FIRST_DAY = LocalDate.ofInstant(Ticker.BEGINNING, OpeningHours.DENMARK);
    /** The visit number at another hospital. */
    static final int ELSEWHERE = 400;

    private static final HospitalId HOSPITAL = new HospitalId("auh");
    private static final HospitalId OTHER_HOSPITAL = new HospitalId("ouh");

    private Town() {}

    /** The message of the hospital, as the hub received it. */
    static Said said(Report report, OccasionId occasion, Instant receivedAt) {
        String ward = report.specialty() == Specialty.PSYCHIATRIC ? ADirectory.PSYCHIATRIC_WARD : ADirectory.SOMATIC_WARD;
        Optional<PlannedDischarge> planned = report.planned() == Happening.NO_DAY ? Optional.empty()
            : Optional.of(new PlannedDischarge(FIRST_DAY.plusDays(report.planned()), Optional.empty()));
        HospitalId hospital = report.visit() == ELSEWHERE ? OTHER_HOSPITAL : HOSPITAL;
        return new Said(occasion, new StayEvent(report.type(), report.nature(), new StayKey(hospital, String.valueOf(report.visit())),
            ACitizen.TEST_PERSON, Optional.empty(), Ticker.at(report.at()), Ticker.at(report.sent()),
            new Department(hospital, name(report.specialty()), List.of(ward)), Urgency.ACUTE, Optional.empty(), planned, Set.of()),
            receivedAt);
    }

    /** The name of the only ward of the specialty. */
    static String name(Specialty specialty) {
        return "Afsnit " + specialty;
    }

    /** The number of the day, as in a report. */
    static int number(PlannedDischarge planned) {
        return (int) ChronoUnit.DAYS.between(FIRST_DAY, planned.day());
    }

    private static Directory directory() {
        Directory plain = ADirectory
            .of(aarhus().with(Partner.ALL.stream().map(partner -> aUnit(partner.name(), partner.function())).toArray(AUnit[]::new)));
        Municipality town = plain.municipality(CODE).orElseThrow();
        List<RoutingRules.Rule> rules = Partner.ALL.stream()
            .map(partner -> new RoutingRules.Rule(partner.name(), partner.events(), partner.specialties(), Set.of(partner.function())))
            .toList();
        Map<MunicipalityCode, Municipality> municipalities = new HashMap<>(plain.municipalities());
        municipalities.put(CODE, new Municipality(town.code(), town.name(), town.titles(), town.units(), Optional.empty(), Optional.empty(),
            new RoutingRules(rules), town.legalBases(), town.queueFormat()));
        return new Directory(municipalities, plain.regionsOf(), plain.hospitals(), plain.confidential(), plain.namedOnly(),
            plain.ownRegions());
    }
}
