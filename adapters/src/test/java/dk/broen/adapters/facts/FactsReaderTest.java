package dk.broen.adapters.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.domain.citizen.Agreement;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.OverrideDecision;
import dk.broen.domain.citizen.Signatory;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactsReaderTest {
    private static final String PLAN = "{'kind': 'COORDINATION_PLAN', 'parties': ['HOUSING_SUPPORT', 'aarhus-socialforvaltning'], "
        + "'clinician': 'overlæge Lis Holm', 'necessity': 'planen kræver det', 'municipality': '0751', 'from': '2026-02-01', "
        + "'until': '2026-08-01'}";
    private static final String OVERRIDE = "{'decided_by': 'overlæge Lis Holm', 'reason': 'fare for andre', "
        + "'stays': [{'hospital': 'auh', 'visit': 'V1'}], 'events': ['ADMITTED', 'DISCHARGED'], 'to': ['aarhus-bostoette-nord'], "
        + "'from': '2026-02-01', 'until': '2026-03-02'}";
    private static final String PSP_CASE = "{'started_by': 'Bo Lund', 'reason': 'bekymring for børnene', 'municipality': '0751', "
        + "'from': '2026-02-01', 'until': '2026-02-28'}";
    private static final String CPR = "2509479989";
    private final FactsReader reader = reader();

    @Test
    void a_service_is_read_with_its_citizen() throws FactsRefused, JsonProcessingException {
        String service = "'services': [{'function': 'RESIDENCE', 'unit': 'aarhus-botilbud-havnen', 'from': '2026-02-01'}]";

        assertThat(reader.read(new ObjectMapper().readTree(citizen(service))))
            .containsOnlyKeys(new Cpr(CPR)).allSatisfy((cpr, facts) -> assertThat(facts).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {} | citizens: is missing
        {'citizens': null} | citizens: is missing
        {'citizens': [null]} | citizens[0]: has a wrong type or value
        {'citizens': ['x']} | citizens[0]: is not an object, {…}
        {'citizens': 7} | citizens: is not a list, […]
        {'citizen': [{}]} | citizens: is missing
        {'citizens': [{}]} | citizens[0].cpr: is missing
        {'citizens': [{'cpr': null}]} | citizens[0].cpr: is missing
        {'citizens': [{'cpr': '2509479989', 'servces': []}]} | citizens[0].servces: is an unknown key; did you mean "services"?
        {'citizens': [{'cpr': '2509479989', 'services': [null]}]} | citizens[0].services[0]: has a wrong type or value
        {'citizens': [{'cpr': '2509479989', 'services': [{'function': 'RESIDENCE', 'unit': 'aarhus-botilbud-havnen'}]}]} | citizens[0].services[0].from: is missing
        {'citizens': [{'cpr': '2509479989', 'services': [{'function': 'RESIDENCE', 'unit': 'aarhus-botilbud-havnen', 'from': '1.2.2026'}]}]} | citizens[0].services[0].from: is not a date, YYYY-MM-DD
        {'citizens': [{'cpr': '2509479989', 'services': [{'function': 'RESIDENCE', 'unit': 'aarhus', 'from': '2026-02-01'}]}]} | citizens[0].services[0].unit: is not a configured unit
        {'citizens': [{'cpr': '2509479989', 'services': [{'function': 'RESIDENCE', 'unit': 'aarhus-botilbud-havn', 'from': '2026-02-01'}]}]} | citizens[0].services[0].unit: is not a configured unit; did you mean "aarhus-botilbud-havnen"?
        {'citizens': [{'cpr': '2509479989', '2509479989': []}]} | citizens[0].(a key that is not shown): is an unknown key; use one of [agreements, appointments, consents, cpr, overrides, psp_cases, residences, services, stay_ends]
        {'citizens': [{'cpr': '2509479989', 'stay_ends': [{'municipality': '0751', 'begun_at': '2026-02-01T10:00:00+01:00', 'ended_at': '2026-01-01T10:00:00+01:00', 'ended_by': 'Ib Vang', 'reason': 'hjemme'}]}]} | citizens[0].stay_ends[0].ended_at: is before begun_at
        {'citizens': [{'cpr': '2509479989', 'stay_ends': [{'municipality': '0751', 'begun_at': '2026-02-01T10:00:00+01:00', 'ended_at': '2026-02-03T10:00:00+01:00', 'ended_by': ' ', 'reason': 'hjemme'}]}]} | citizens[0].stay_ends[0].ended_by: is empty; name the human who ended the stay
        """)
    void a_fault_has_its_place_and_a_description(String document, String fault) {
        assertThat(faults(document)).containsExactly(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20261124", "[2026, 11, 24]", "'2026-11-24T00:00:00'", "'24-11-2026'", "'2026-02-30'", "''"})
    void a_day_is_read_from_a_text_in_one_form_only(String day) {
        String service = "'services': [{'function': 'RESIDENCE', 'unit': 'aarhus-botilbud-havnen', 'from': " + day + "}]";

        assertThat(faults(citizen(service))).containsExactly("citizens[0].services[0].from: is not a date, YYYY-MM-DD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1795000000", "1795000000000", "'2026-11-24'", "'2026-11-24T14:05:00'"})
    void a_time_is_read_from_a_text_with_an_offset_only(String time) {
        assertThat(faults(consentDocument("'withdrawn_at': " + time)))
            .containsExactly("citizens[0].consents[0].withdrawn_at: is not a time with an offset, YYYY-MM-DDTHH:MM:SS+HH:MM");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        'to': 'COORDINATOR' | to: is not a list, […]
        'to': ['coordinator'] | to: is not a configured unit; did you mean "COORDINATOR"?
        'to': ['Housing_Support'] | to: is not a configured unit; did you mean "HOUSING_SUPPORT"?
        'obtained_by': {} | obtained_by: is not a text
        'navn': 'Anna' | navn: is an unknown key; use one of [answer, events, form, from, given, municipality, obtained_by, regions, signatory, signatory_name, signed, to, until, withdrawn_at]
        """)
    void a_fault_says_what_is_accepted(String fields, String fault) throws JsonProcessingException {
        ObjectNode document = (ObjectNode) new ObjectMapper().readTree(consentDocument("'signed': true").replace('\'', '"'));
        ObjectNode consent = (ObjectNode) document.at("/citizens/0/consents/0");
        consent.setAll((ObjectNode) new ObjectMapper().readTree(("{" + fields + "}").replace('\'', '"')));

        assertThat(reader.sift(document).faults()).extracting(SiftedFacts.Fault::toString)
            .containsExactly("citizens[0].consents[0]." + fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        'sms': '70123456' | coordinator.sms: is not a Danish phone number like "+45 20 00 00 01"
        'sms': '+46 70 123 45 67' | coordinator.sms: is not a Danish phone number like "+45 20 00 00 01"
        'mail': 'a@kommune.example,b@kommune.example' | coordinator.mail: is not a mail address
        'mail': 'Anna <a@kommune.example>' | coordinator.mail: is not a mail address
        'mail': 'nobody' | coordinator.mail: is not a mail address
        """)
    void the_contact_points_of_a_person_are_checked_like_those_of_the_configuration(String contact, String fault) {
        assertThat(faults(citizen(appointed(contact)))).containsExactly("citizens[0].appointments[0]." + fault);
    }

    @Test
    void each_entry_is_read_by_itself_and_all_faults_are_found_at_once() throws JsonProcessingException {
        String services = "'services': [{'function': 'RESIDENCE', 'unit': 'nowhere', 'from': '2026-02-01'}, {'from': 1}, "
            + "{'function': 'RESIDENCE', 'unit': 'aarhus-botilbud-havnen', 'from': '2026-02-01'}]";

        SiftedFacts sifted = reader.sift(new ObjectMapper().readTree(citizen(services)));

        assertThat(sifted.facts()).extracting(SiftedFacts.Placed::place).containsExactly("citizens[0].services[2]");
        assertThat(sifted.faults()).extracting(SiftedFacts.Fault::place).containsExactly("citizens[0].services[0].unit",
            "citizens[0].services[1].from");
    }

    @Test
    void a_phone_number_is_stored_in_the_form_for_sms_gateways() throws FactsRefused, JsonProcessingException {
        Fact fact = facts(citizen(appointed("'sms': '+45 20 00 00 01', 'mail': 'anna@kommune.example'"))).get(0);
        assertThat(((Fact.Appointed) fact).appointment().coordinator().contact())
            .containsExactly(new ContactPoint.Mail("anna@kommune.example"), new ContactPoint.Sms("+4520000001", ContactPoint.When.ALWAYS));
    }

    @Test
    void equal_consents_have_the_same_id_and_different_consents_have_different_ids() throws FactsRefused, JsonProcessingException {
        String one =
            "{'to': ['RESIDENCE'], 'municipality': '0751', 'form': 'WRITTEN', 'obtained_by': 'Aa', 'from': '2026-02-01', 'until': '2026-12-01'}";
        String other = one.replace("'Aa'", "'BB'");
        List<Consent> consents = facts(citizen("'consents': [" + String.join(", ", one, one, other) + "]")).stream()
            .map(fact -> ((Fact.Consented) fact).consent()).toList();

        assertThat("Aa").as("two names with the same hash code").hasSameHashCodeAs("BB");
        assertThat(consents.get(0).id()).hasSize(32).isEqualTo(consents.get(1).id()).isNotEqualTo(consents.get(2).id());
    }

    @Test
    void a_consent_without_an_end_ends_after_a_year_and_a_refusal_does_not_end() throws FactsRefused, JsonProcessingException {
        String endless = "{'to': ['RESIDENCE'], 'municipality': '0751', 'form': 'WRITTEN', 'obtained_by': 'Aa', 'from': '2026-02-01'}";
        String refusal = endless.replace("{'to'", "{'answer': 'REFUSED', 'to'");

        assertThat(facts(citizen("'consents': [" + String.join(", ", endless, refusal) + "]")))
            .extracting(fact -> ((Fact.Consented) fact).consent().period())
            .containsExactly(Period.between(LocalDate.of(2026, 2, 1), LocalDate.of(2027, 2, 1)),
                new Period(LocalDate.of(2026, 2, 1), Optional.empty()));
    }

    @Test
    void a_consent_says_who_signed_it_and_when_it_was_given() throws FactsRefused, JsonProcessingException {
        Consent consent = consent("'signatory': 'GUARDIAN', 'signatory_name': 'Gerda Grå', 'given': '2026-01-15'");

        assertThat(consent.obtained()).isEqualTo(new Consent.Obtained(Consent.Form.WRITTEN, true, "Aa",
            new Signatory(Signatory.Kind.GUARDIAN, Optional.of("Gerda Grå")), LocalDate.of(2026, 1, 15)));
        assertThat(consent.period()).isEqualTo(Period.between(LocalDate.of(2026, 2, 1), LocalDate.of(2027, 2, 1)));
        assertThat(consent("'signed': false").obtained()).isEqualTo(new Consent.Obtained(Consent.Form.WRITTEN, false, "Aa",
            Signatory.CITIZEN, LocalDate.of(2026, 2, 1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        'signatory': 'FATHER' | signatory: is not one of [CITIZEN, GUARDIAN, APPOINTED_DEPUTY, CUSTODIAN]
        'signatory': 'CUSTODIAN' | signatory_name: is missing; the signatory CUSTODIAN is named
        'signatory_name': 'Gerda Grå' | signatory_name: only if the signatory is not the citizen
        'given': '2026-02-02' | from: a consent does not reach back before it was given: 2026-02-01, the first accepted day is 2026-02-02
        'until': '2027-02-02' | until: a consent lasts at most one year (sundhedsloven § 44): 2026-02-01 to 2027-02-02, the last accepted day is 2027-02-01
        """)
    void a_consent_that_cannot_be_is_refused(String fields, String fault) {
        assertThat(faults(consentDocument(fields))).containsExactly("citizens[0].consents[0]." + fault);
    }

    @Test
    void a_consent_without_a_signature_is_a_written_one() {
        assertThat(faults(consentDocument("'signed': false").replace("WRITTEN", "VERBAL"))).singleElement().asString()
            .startsWith("citizens[0].consents[0].signed: false is for the form WRITTEN only");
        assertThat(faults(consentDocument("'signed': 'nej'"))).containsExactly("citizens[0].consents[0].signed: is neither true nor false");
    }

    @Test
    void the_decisions_of_named_humans_are_read() throws FactsRefused, JsonProcessingException {
        assertThat(facts(citizen("'agreements': [" + PLAN + "], 'overrides': [" + OVERRIDE + "], 'psp_cases': [" + PSP_CASE + "]")))
            .satisfiesExactly(
                plan -> {
                    Agreement agreement = ((Fact.Agreed) plan).agreement();
                    assertThat(agreement.kind()).isEqualTo(Agreement.Kind.COORDINATION_PLAN);
                    assertThat(agreement.functions()).containsExactly(UnitFunction.HOUSING_SUPPORT);
                    assertThat(agreement.units()).containsExactly(new UnitId("aarhus-socialforvaltning"));
                },
                decided -> {
                    OverrideDecision decision = ((Fact.Overridden) decided).decision();
                    assertThat(decision.stays()).containsExactly(new StayKey(new HospitalId("auh"), "V1"));
                    assertThat(decision.events()).containsExactlyInAnyOrder(EventType.ADMITTED, EventType.DISCHARGED);
                    assertThat(decision.recipients()).containsExactly(new UnitId("aarhus-bostoette-nord"));
                    assertThat(decision.id()).hasSize(32);
                },
                started -> assertThat(((Fact.PspStarted) started).pspCase().period())
                    .isEqualTo(Period.between(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        agreements | 'clinician': 'overlæge Lis Holm' | 'clinician': ' ' | clinician: is empty; name the clinician who recorded the necessity (psykiatriloven § 13 c)
        agreements | 'necessity': 'planen kræver det' | 'necessity': '' | necessity: is empty; say why the parties must be told (psykiatriloven § 13 c)
        agreements | 'parties': ['HOUSING_SUPPORT', 'aarhus-socialforvaltning'] | 'parties': [] | parties: is empty; name at least one function or unit
        agreements | 'aarhus-socialforvaltning' | 'odense-social' | parties: "odense-social" is not a unit of municipality 0751
        agreements | 'municipality': '0751' | 'municipality': '0999' | municipality: is not configured
        overrides | 'reason': 'fare for andre' | 'reason': '' | reason: is empty; give the reason of the human who decided (sundhedsloven § 43 stk. 2)
        overrides | 'decided_by': 'overlæge Lis Holm' | 'decided_by': '' | decided_by: is empty; name the human who decided (sundhedsloven § 43 stk. 2)
        overrides | [{'hospital': 'auh', 'visit': 'V1'}] | [] | stays: is empty; name at least one stay by hospital and visit number
        overrides | 'hospital': 'auh' | 'hospital': 'ahu' | stays: hospital is not the id of a configured hospital
        overrides | 'visit': 'V1' | 'visit': '' | stays: visit is empty; give the visit number as the hospital sends it
        overrides | ['ADMITTED', 'DISCHARGED'] | [] | events: is empty; name at least one event type
        overrides | ['aarhus-bostoette-nord'] | [] | to: is empty; name at least one unit
        overrides | ['aarhus-bostoette-nord'] | ['HOUSING_SUPPORT'] | to: is not a configured unit
        overrides | 'until': '2026-03-02' | 'until': '2026-03-03' | until: an override to unit "aarhus-bostoette-nord" lasts at most 30 days (override_days); the last accepted day is 2026-03-02
        psp_cases | 'started_by': 'Bo Lund' | 'started_by': '' | started_by: is empty; name the human who started the case
        psp_cases | 'municipality': '0751' | 'municipality': '0461' | municipality: 0461 has no PSP list in its legal bases (psp_units)
        """)
    void a_decision_that_names_too_little_or_too_much_is_refused_with_its_place(String kind, String right, String wrong, String fault) {
        String document = Map.of("agreements", PLAN, "overrides", OVERRIDE, "psp_cases", PSP_CASE).get(kind);
        assertThat(document).contains(right);

        assertThat(faults(citizen("'" + kind + "': [" + document.replace(right, wrong) + "]")))
            .containsExactly("citizens[0]." + kind + "[0]." + fault);
    }

    @Test
    void no_fault_quotes_a_number() {
        assertThat(faults("{'citizens': [{'cpr': '9999999999'}]}")).containsExactly("citizens[0].cpr: is not a CPR number");
        assertThat(faults("{'citizens': [{'cpr': '2509479989', 'residences': [{'municipality': '0751', 'from': '2509479989'}]}]}"))
            .singleElement().asString().doesNotContain(CPR);
    }

    private Consent consent(String fields) throws FactsRefused, JsonProcessingException {
        return ((Fact.Consented) facts(consentDocument(fields)).get(0)).consent();
    }

    private static String consentDocument(String fields) {
        return citizen(
            "'consents': [{'to': ['RESIDENCE'], 'municipality': '0751', 'form': 'WRITTEN', 'obtained_by': 'Aa', 'from': '2026-02-01', "
                + fields + "}]");
    }

    private List<String> faults(String document) {
        return catchThrowableOfType(FactsRefused.class, () -> reader.read(new ObjectMapper().readTree(document.replace('\'', '"'))))
            .faults();
    }

    private List<Fact> facts(String document) throws FactsRefused, JsonProcessingException {
        return reader.read(new ObjectMapper().readTree(document.replace('\'', '"'))).get(new Cpr(CPR));
    }

    private static String appointed(String contact) {
        return "'appointments': [{'coordinator': {'name': 'Anna', " + contact
            + "}, 'unit': 'aarhus-botilbud-havnen', 'from': '2026-02-01'}]";
    }

    private static String citizen(String facts) {
        return ("{'citizens': [{'cpr': '" + CPR + "', " + facts + "}]}").replace('\'', '"');
    }

    private static FactsReader reader() {
        ConfigurationResult.Loaded shipped = (ConfigurationResult.Loaded) new ConfigurationDirectory(Path.of("..", "config")).load();
        return new FactsReader(new FactsMapper(shipped.directory(), shipped.functions()));
    }
}
