package dk.broen.adapters.configuration;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Disclosure.Place;
import dk.broen.domain.history.FlagThresholds;
import dk.broen.domain.municipality.LegalBases;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.RoutingRules;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippedConfigurationTest {
    private static final UnitFunction HOME_CARE = new UnitFunction("HOME_CARE");
    private static final UnitFunction JOBCENTRE = new UnitFunction("JOBCENTRE");
    private static final UnitFunction SUBSTANCE_USE = new UnitFunction("SUBSTANCE_USE");
    private static final MunicipalityCode AARHUS = new MunicipalityCode("0751");
    private static final MunicipalityCode ODENSE = new MunicipalityCode("0461");
    private static final MunicipalityCode AEROE = new MunicipalityCode("0492");
    private static final MunicipalityCode HERLEV = new MunicipalityCode("0163");
    private static ConfigurationResult.Loaded shipped;

    @BeforeAll
    static void load() {
        ConfigurationResult configuration = new ConfigurationDirectory(CopiedConfiguration.SHIPPED).load();
        assertThat(configuration).isInstanceOf(ConfigurationResult.Loaded.class);
        shipped = (ConfigurationResult.Loaded) configuration;
    }

    @Test
    void all_98_municipalities_belong_to_one_region_before_and_after_oestdanmark() {
        assertThat(shipped.directory().regionsOf()).hasSize(98);
        for (LocalDate day : List.of(LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 1))) {
            assertThat(shipped.directory().regionsOf().values())
                .allSatisfy(memberships -> assertThat(memberships).filteredOn(membership -> membership.period().holds(day)).hasSize(1));
        }
        assertThat(shipped.directory().regionOf(HERLEV, LocalDate.of(2026, 12, 31))).contains(new RegionCode("1084"));
        assertThat(shipped.directory().regionOf(HERLEV, LocalDate.of(2027, 1, 1))).contains(new RegionCode("OESTDANMARK"));
        assertThat(shipped.directory().regionOf(AARHUS, LocalDate.of(2027, 1, 1))).contains(new RegionCode("1082"));
    }

    @Test
    void a_hospital_of_the_old_region_belongs_to_oestdanmark_from_the_new_year() {
        Hospital herlev = shipped.directory().hospital(new HospitalId("herlev")).orElseThrow();
        assertThat(shipped.directory().regionsOf(herlev, LocalDate.of(2026, 12, 31))).containsExactly(new RegionCode("1084"));
        assertThat(shipped.directory().regionsOf(herlev, LocalDate.of(2027, 1, 1))).contains(new RegionCode("OESTDANMARK"));
    }

    @Test
    void three_municipalities_are_organised_differently() {
        assertThat(municipality(AARHUS).units())
            .allSatisfy(unit -> assertThat(unit.contact()).hasAtLeastOneElementOfType(ContactPoint.Queue.class));
        assertThat(municipality(ODENSE).units())
            .allSatisfy(unit -> assertThat(unit.contact()).hasAtLeastOneElementOfType(ContactPoint.Mail.class)
                .doesNotHaveAnyElementsOfTypes(ContactPoint.Queue.class));
        assertThat(municipality(ODENSE).legalBases().statutory().on()).isTrue();
        assertThat(municipality(AEROE).units()).singleElement().satisfies(only -> {
            assertThat(only.contact()).containsExactly(new ContactPoint.Mail("social@aeroe.example"));
            assertThat(only.functions()).hasSize(5);
        });
        assertThat(municipality(AEROE).dutyDesk()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0751, forløbskoordinator", "0461, tovholder", "0492, koordinerende sagsbehandler"})
    void each_municipality_has_its_own_title_for_the_coordinator(String code, String title) {
        assertThat(municipality(new MunicipalityCode(code)).titleOf(UnitFunction.COORDINATOR)).isEqualTo(title);
    }

    @Test
    void a_function_without_a_local_title_has_the_common_title() {
        assertThat(municipality(AEROE).titleOf(JOBCENTRE)).isEqualTo("jobcentret");
    }

    @Test
    void the_jobcentre_is_told_of_admission_and_discharge_but_not_of_a_planned_discharge() {
        for (MunicipalityCode code : List.of(AARHUS, ODENSE, AEROE)) {
            assertThat(toldFunctions(code, EventType.ADMITTED)).contains(JOBCENTRE, UnitFunction.COORDINATOR);
            assertThat(toldFunctions(code, EventType.DISCHARGED)).contains(JOBCENTRE, UnitFunction.COORDINATOR);
            assertThat(toldFunctions(code, EventType.DISCHARGE_PLANNED)).contains(UnitFunction.HOUSING_SUPPORT)
                .doesNotContain(JOBCENTRE);
            assertThat(toldFunctions(code, EventType.TRANSFERRED)).isEmpty();
        }
    }

    @Test
    void only_odense_names_somebody_for_an_emergency_contact_and_only_functions_that_section_12_c_covers() {
        assertThat(toldFunctions(AARHUS, EventType.EMERGENCY_CONTACT)).isEmpty();
        assertThat(toldFunctions(AEROE, EventType.EMERGENCY_CONTACT)).isEmpty();
        assertThat(toldFunctions(ODENSE, EventType.EMERGENCY_CONTACT))
            .containsExactlyInAnyOrderElementsOf(municipality(ODENSE).legalBases().statutory().functions());
    }

    @Test
    void the_statutory_basis_is_off_unless_a_municipality_switches_it_on() {
        assertThat(municipality(AARHUS).legalBases().statutory().on()).isFalse();
        assertThat(municipality(AARHUS).legalBases().version()).isEqualTo("aarhus-2026-12");
        assertThat(municipality(ODENSE).legalBases().version()).isEqualTo("odense-2026-12");
        assertThat(municipality(ODENSE).legalBases().statutory().functions())
            .containsExactlyInAnyOrder(HOME_CARE, UnitFunction.HOUSING_SUPPORT, UnitFunction.RESIDENCE);
        assertThat(municipality(ODENSE).legalBases().statutory().events())
            .contains(EventType.ADMITTED, EventType.EMERGENCY_CONTACT, EventType.DECEASED)
            .doesNotContain(EventType.DISCHARGE_PLANNED);
    }

    @Test
    void the_bases_without_consent_cover_what_the_table_says() {
        LegalBases odense = municipality(ODENSE).legalBases();

        assertThat(odense.psychiatryAct().on()).isTrue();
        assertThat(odense.psychiatryAct().functions()).contains(UnitFunction.HOUSING_SUPPORT, UnitFunction.SOCIAL_SERVICES)
            .doesNotContain(SUBSTANCE_USE, JOBCENTRE);
        assertThat(odense.psychiatryAct().events()).contains(EventType.DISCHARGE_PLANNED).doesNotContain(EventType.EMERGENCY_CONTACT);
        assertThat(odense.override().on()).isTrue();
        assertThat(odense.override().days()).isEqualTo(30);
        assertThat(odense.psp().units()).isEmpty();
        assertThat(municipality(AARHUS).legalBases().psp().units()).extracting(UnitId::value)
            .containsExactlyInAnyOrder("aarhus-psp", "aarhus-socialforvaltning");
    }

    @Test
    void no_region_tells_its_own_units_as_shipped() {
        assertThat(shipped.directory().ownRegions()).isNotEmpty().allSatisfy((region, list) -> assertThat(list.on()).isFalse());
    }

    @Test
    void substance_use_is_confidential_and_nothing_else_is() {
        assertThat(shipped.directory().confidential()).containsExactly(SUBSTANCE_USE);
    }

    @Test
    void a_jobcentre_is_not_told_the_place_and_a_unit_that_helps_at_home_is_told_hospital_and_ward() {
        assertThat(shipped.disclosure().to(JOBCENTRE)).isEqualTo(Place.NOTHING);
        assertThat(shipped.disclosure().to(new UnitFunction("FAMILY"))).isEqualTo(Place.NOTHING);
        assertThat(shipped.disclosure().to(SUBSTANCE_USE)).isEqualTo(Place.HOSPITAL);
        assertThat(List.of(UnitFunction.COORDINATOR, UnitFunction.HOUSING_SUPPORT, HOME_CARE))
            .allSatisfy(function -> assertThat(shipped.disclosure().to(function)).isEqualTo(Place.WARD));
    }

    @Test
    void the_sender_of_medcoms_test_messages_is_a_somatic_hospital() {
        assertThat(shipped.directory().sender("265161000016000")).hasValueSatisfying(hospital -> {
            assertThat(hospital.region()).isEqualTo(new RegionCode("1084"));
            Department department = new Department(hospital.id(), "", List.of("923071000016002"));
            assertThat(shipped.directory().specialtyOf(department)).isEqualTo(Specialty.SOMATIC);
        });
    }

    @Test
    void a_ward_is_psychiatric_or_somatic_or_unknown() {
        assertThat(specialty("P2")).isEqualTo(Specialty.PSYCHIATRIC);
        assertThat(specialty("ORT")).isEqualTo(Specialty.SOMATIC);
        assertThat(specialty("NEW")).isEqualTo(Specialty.UNKNOWN);
    }

    @Test
    void the_successor_takes_over_from_the_day_after_a_unit_closes() {
        UnitId west = new UnitId("aarhus-bostoette-vest");
        assertThat(shipped.directory().unit(west, LocalDate.of(2026, 6, 30)).map(Unit::id)).contains(west);
        assertThat(shipped.directory().unit(west, LocalDate.of(2026, 7, 1)).map(Unit::id)).contains(new UnitId("aarhus-bostoette-nord"));
    }

    @Test
    void sms_numbers_are_stored_as_e164_and_phone_numbers_with_spaces() {
        Unit north = unit("aarhus-bostoette-nord");
        assertThat(north.contact()).contains(new ContactPoint.Sms("+4520000001", ContactPoint.When.OUTSIDE_HOURS));
        assertThat(north.phone()).contains("+45 20 00 00 10");
    }

    @Test
    void rules_and_texts_are_loaded_as_written() {
        assertThat(shipped.rules().thresholds()).isEqualTo(FlagThresholds.SHIPPED);
        assertThat(shipped.rules().waiting())
            .containsExactlyInAnyOrder(EventType.LEAVE_STARTED, EventType.LEAVE_ENDED, EventType.DETAILS_CHANGED);
        assertThat(shipped.rules().urgent()).containsExactlyInAnyOrder(EventType.DISCHARGED, EventType.DECEASED);
        assertThat(shipped.texts().text("sms.pointer")).contains("Ny besked i Broen, ref {reference}. Log ind.");
        assertThat(shipped.texts().text("event.ADMITTED")).contains("Borgeren er indlagt på sygehus.");
    }

    @ParameterizedTest
    @CsvSource({
        "weekday morning,                 aarhus-bostoette-nord, 2026-11-23T08:00, true",
        "weekday before opening,          aarhus-bostoette-nord, 2026-11-23T07:59, false",
        "weekday at closing,              aarhus-bostoette-nord, 2026-11-23T15:30, false",
        "Friday afternoon,                aarhus-bostoette-nord, 2026-11-27T14:00, false",
        "Saturday,                        aarhus-bostoette-nord, 2026-11-28T10:00, false",
        "Christmas Eve,                   aarhus-bostoette-nord, 2026-12-24T10:00, false",
        "New Year's Eve before noon,      aarhus-bostoette-nord, 2026-12-31T11:59, true",
        "New Year's Eve after noon,       aarhus-bostoette-nord, 2026-12-31T12:00, false",
        "Grundlovsdag before noon,        aarhus-bostoette-nord, 2026-06-05T11:59, true",
        "Grundlovsdag after noon,         aarhus-bostoette-nord, 2026-06-05T12:00, false",
        "the Friday after Ascension Day,  aarhus-bostoette-nord, 2026-05-15T10:00, false",
        "Ascension Day,                   aarhus-bostoette-nord, 2026-05-14T10:00, false",
        "Store Bededag is an ordinary day,aarhus-bostoette-nord, 2026-05-01T10:00, true",
        "a half day on a closed weekday,  aeroe-social,          2026-05-01T10:00, false",
        "a botilbud on Christmas Eve,     aarhus-botilbud-havnen,2026-12-24T23:00, true",
        "home care on a holiday,          aarhus-hjemmepleje,    2026-12-25T10:00, true",
        "a closing day of Ærø only,       aeroe-social,          2027-12-23T10:00, false",
        "a half day that is a holiday,    aarhus-bostoette-nord, 2025-06-09T10:00, false",
        "1 May that is Ascension Day,     aarhus-bostoette-nord, 2008-05-01T10:00, false"})
    void a_unit_is_open_according_to_its_file_and_the_calendars(String when, String unit, LocalDateTime local, boolean open) {
        assertThat(unit(unit).hours().isOpen(instant(local), shipped.rules().calendar())).as(when).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "a weekend,                        odense-social,         2026-11-20T20:00, 2026-11-23T09:00",
        "the night the clocks go forward,  aarhus-bostoette-nord, 2027-03-28T01:59, 2027-03-30T08:00",
        "the night the clocks go back,     aarhus-bostoette-nord, 2027-10-31T02:30, 2027-11-01T08:00",
        "Tuesdays and Thursdays only,      aeroe-social,          2026-11-20T18:00, 2026-11-24T09:00",
        "Christmas,                        odense-bostoette,      2026-12-23T16:00, 2026-12-28T08:00",
        "Easter,                           odense-bostoette,      2027-03-24T16:00, 2027-03-30T08:00"})
    void the_next_opening_is_after_the_closed_time(String closed, String unit, LocalDateTime local, LocalDateTime opening) {
        assertThat(unit(unit).hours().nextOpening(instant(local), shipped.rules().calendar())).as(closed).contains(instant(opening));
    }

    private static Municipality municipality(MunicipalityCode code) {
        return shipped.directory().municipality(code).orElseThrow();
    }

    private static Unit unit(String id) {
        return shipped.directory().municipalities().values().stream()
            .flatMap(municipality -> municipality.unit(new UnitId(id)).stream()).findFirst().orElseThrow();
    }

    private static Set<UnitFunction> toldFunctions(MunicipalityCode code, EventType event) {
        RoutingRules routing = municipality(code).routing();
        return routing.allFunctions().stream().filter(function -> routing.names(function, event, Set.of(Specialty.PSYCHIATRIC)))
            .collect(Collectors.toSet());
    }

    private static Specialty specialty(String ward) {
        return shipped.directory().specialtyOf(new Department(new HospitalId("auh"), "", List.of(ward)));
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(DENMARK).toInstant();
    }
}
