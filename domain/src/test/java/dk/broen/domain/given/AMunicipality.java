package dk.broen.domain.given;

import static dk.broen.domain.given.Functions.HOME_CARE;
import static dk.broen.domain.given.Functions.JOBCENTRE;
import static dk.broen.domain.given.Functions.SUBSTANCE_USE;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.RESIDENCE;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static dk.broen.domain.terms.UnitFunction.SUPPORT_CONTACT;

import dk.broen.domain.courses.CourseRule;
import dk.broen.domain.municipality.Escalation;
import dk.broen.domain.municipality.LegalBases;
import dk.broen.domain.municipality.LegalBases.OverrideTerms;
import dk.broen.domain.municipality.LegalBases.PspTerms;
import dk.broen.domain.municipality.LegalBases.Terms;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.QueueFormat;
import dk.broen.domain.municipality.RoutingRules;
import dk.broen.domain.schedule.WorkingTime;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds a municipality whose rules tell of every psychiatric event; § 12 c is switched off, and the PSP list is empty. */
public final class AMunicipality {
    public static final String AARHUS = "0751";
    public static final String SILKEBORG = "0740";
    private static final Set<UnitFunction> ALL_FUNCTIONS =
        Set.of(COORDINATOR, SOCIAL_SERVICES, JOBCENTRE, HOUSING_SUPPORT, SUPPORT_CONTACT, RESIDENCE, HOME_CARE, SUBSTANCE_USE);
    private static final Set<EventType> STATUTORY_EVENTS =
        EnumSet.of(EventType.ADMITTED, EventType.DISCHARGED, EventType.LEAVE_STARTED, EventType.LEAVE_ENDED, EventType.DECEASED);

    /** The event types that agreements, overrides and PSP cases cover. */
    private static final Set<EventType> BASIS_EVENTS =
        EnumSet.of(EventType.ADMITTED, EventType.DISCHARGE_PLANNED, EventType.DISCHARGED, EventType.DECEASED);
    /** The number of days that an override lasts at most. */
    public static final int OVERRIDE_DAYS = 30;

    private final String code;
    private final List<AUnit> units = new ArrayList<>();
    private Optional<UnitId> team = Optional.empty();
    private Optional<UnitId> dutyDesk = Optional.empty();
    private Set<EventType> events = EnumSet.allOf(EventType.class);
    private Set<UnitFunction> psychiatric = ALL_FUNCTIONS;
    private List<RoutingRules.Rule> somatic = List.of();
    private boolean statutory;
    private boolean psychiatryAct = true;
    private boolean override = true;
    private Set<UnitId> psp = Set.of();
    private Set<UnitFunction> written = Set.of();
    private Optional<LegalBases> bases = Optional.empty();
    private Escalation escalation = Escalation.OFF;
    private List<CourseRule> courses = List.of();

    private AMunicipality(String code) {
        this.code = code;
    }

    public static AMunicipality aMunicipality(String code) {
        return new AMunicipality(code);
    }

    public static AMunicipality aarhus() {
        return aMunicipality(AARHUS);
    }

    public AMunicipality with(AUnit... more) {
        units.addAll(List.of(more));
        return this;
    }

    public AMunicipality withCoordinatorTeam(String unit) {
        team = Optional.of(new UnitId(unit));
        return this;
    }

    public AMunicipality withDutyDesk(String unit) {
        dutyDesk = Optional.of(new UnitId(unit));
        return this;
    }

    public AMunicipality tellingOnlyOf(EventType... types) {
        events = Set.of(types);
        return this;
    }

    /** The rules also tell home care of somatic stays. */
    public AMunicipality tellingOfSomaticStays() {
        somatic = List.of(new RoutingRules.Rule("somatic", events, Set.of(Specialty.SOMATIC), Set.of(HOME_CARE)));
        return this;
    }

    /** The rules tell home care of somatic stays, and of no psychiatric stay. */
    public AMunicipality tellingHomeCareOnlyOfSomaticStays() {
        psychiatric = ALL_FUNCTIONS.stream().filter(function -> !function.equals(HOME_CARE)).collect(Collectors.toSet());
        return tellingOfSomaticStays();
    }

    /** Switches § 12 c on, with the default functions and event types. */
    public AMunicipality withStatutoryBasis() {
        statutory = true;
        return this;
    }

    public AMunicipality withoutPsychiatryAct() {
        psychiatryAct = false;
        return this;
    }

    public AMunicipality withoutOverrides() {
        override = false;
        return this;
    }

    public AMunicipality withPspList(String... unitsOfTheList) {
        psp = Stream.of(unitsOfTheList).map(UnitId::new).collect(Collectors.toSet());
        return this;
    }

    public AMunicipality requiringWrittenConsentFor(UnitFunction... functions) {
        written = Set.of(functions);
        return this;
    }

    /** Instead of the legal bases that the other methods describe. */
    public AMunicipality with(LegalBases other) {
        bases = Optional.of(other);
        return this;
    }

    /** A unit that is told of the event in the function must answer. */
    public AMunicipality expectingAnswers(EventType event, UnitFunction function, String within, int reminders) {
        return expectingAnswers(Set.of(), event, function, within, reminders);
    }

    /** The unit must answer that is told of the event in the function. */
    public AMunicipality expectingAnswersOf(String unit, EventType event, UnitFunction function, String within, int reminders) {
        return expectingAnswers(Set.of(new UnitId(unit)), event, function, within, reminders);
    }

    private AMunicipality expectingAnswers(Set<UnitId> of, EventType event, UnitFunction function, String within, int reminders) {
        escalation = new Escalation(Stream.concat(escalation.rules().stream(), Stream.of(new Escalation.Rule(event + " " + function,
            ACitizen.LONG_AGO.from(), Set.of(event), Set.of(function), of, WorkingTime.parse(within), reminders))).toList());
        return this;
    }

    /** Only what is told from that day on must be answered. */
    public AMunicipality expectingAnswersFrom(String day) {
        escalation = new Escalation(escalation.rules().stream().map(rule -> new Escalation.Rule(rule.id(), Danish.day(day), rule.events(),
            rule.functions(), rule.units(), rule.answerWithin(), rule.reminders())).toList());
        return this;
    }

    public AMunicipality withCourses(CourseRule... switchedOn) {
        courses = List.of(switchedOn);
        return this;
    }

    public Municipality build() {
        return new Municipality(new MunicipalityCode(code), "Kommune " + code, Map.of(COORDINATOR, "tovholder"),
            units.stream().map(unit -> unit.in(code)).toList(), team, dutyDesk,
            new RoutingRules(
                Stream.concat(Stream.of(new RoutingRules.Rule("psychiatric", events, Set.of(Specialty.PSYCHIATRIC), psychiatric)),
                    somatic.stream()).toList()),
            bases.orElseGet(this::described), QueueFormat.CLOUDEVENTS, escalation, courses);
    }

    private LegalBases described() {
        return new LegalBases("test-1", new Terms(statutory, Set.of(HOME_CARE, HOUSING_SUPPORT, RESIDENCE), STATUTORY_EVENTS), written,
            new Terms(psychiatryAct, Set.of(COORDINATOR, SOCIAL_SERVICES, HOUSING_SUPPORT), BASIS_EVENTS),
            new OverrideTerms(override, BASIS_EVENTS, OVERRIDE_DAYS), new PspTerms(psp, BASIS_EVENTS));
    }
}
