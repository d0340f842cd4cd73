package dk.broen.mappings.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.Consent.Answer;
import dk.broen.domain.citizen.Signatory;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each element of a FHIR Consent means, and what makes an answer unreadable (docs/CONSENT-REGISTERS.md; deny by default). */
class FhirConsentsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Cpr CITIZEN = new Cpr("2509479989");
    private static final String ANOTHER = "2103009996";
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final UnitFunction RESIDENCE = UnitFunction.RESIDENCE;
    private static final UnitFunction JOBCENTRE = new UnitFunction("JOBCENTRE");
    private static final UnitId UNIT = new UnitId("aarhus-bostoette-nord");
    private static final FhirConsents READER = new FhirConsents(new MunicipalityCode("0751"),
        new Vocabulary(Set.of(RESIDENCE, JOBCENTRE), Set.of(UNIT), Set.of(new RegionCode("1082"), new RegionCode("1083"))));
    private static final String ACTOR = """
        {"role": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "code": "IRCP"}]},
         "reference": {"identifier": {"system": "https://broen.example/fhir/%s", "value": "%s"}}}""";
    private static final String FOREIGN_ACTOR = """
        {"role": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "code": "IRCP"}]},
         "reference": {"identifier": {"system": "http://cvr.dk", "value": "12345678"}}}""";
    private static final String PERMIT = """
        {"resourceType": "Consent", "id": "c1", "status": "active",
         "scope": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "patient-privacy"}]},
         "category": [{"coding": [{"system": "http://loinc.org", "code": "59284-0"}]}],
         "patient": {"identifier": {"system": "urn:oid:1.2.208.176.1.2", "value": "2509479989"}},
         "dateTime": "2026-09-01",
         "provision": {"type": "permit", "period": {"start": "2026-09-01", "end": "2027-08-31"}, "actor": [%s]}}"""
        .formatted(ACTOR.formatted("function", "RESIDENCE"));

    @Test
    void a_permission_names_functions_units_event_types_and_regions() {
        Consent consent = only(changed(PERMIT, "/provision/actor/1", ACTOR.formatted("unit", UNIT), "/provision/class", events("ADMITTED"),
            "/provision/code", regions("1082"), "/sourceAttachment", "{\"title\": \"samtykke\"}"));

        assertThat(consent.answer()).isEqualTo(Answer.GIVEN);
        assertThat(consent.functions()).containsExactly(RESIDENCE);
        assertThat(consent.units()).containsExactly(UNIT);
        assertThat(consent.events()).containsExactly(EventType.ADMITTED);
        assertThat(consent.regions()).containsExactly(new RegionCode("1082"));
        assertThat(consent.municipality()).isEqualTo(new MunicipalityCode("0751"));
        assertThat(consent.obtained().form()).isEqualTo(Consent.Form.WRITTEN);
        assertThat(consent.period()).isEqualTo(Period.between(LocalDate.of(2026, 9, 1), LocalDate.of(2027, 8, 31)));
    }

    @Test
    void a_permission_without_a_source_is_verbal() {
        assertThat(only(PERMIT).obtained().form()).isEqualTo(Consent.Form.VERBAL);
    }

    @ParameterizedTest
    @CsvSource({"active, permit, GIVEN", "active, deny, REFUSED", "proposed, permit, REQUESTED", "draft, permit, NOT_REQUESTED",
        "rejected, permit, REFUSED", "rejected, deny, REFUSED"})
    void the_status_and_the_type_give_the_answer(String status, String type, Answer answer) {
        assertThat(only(changed(PERMIT, "/status", quoted(status), "/provision/type", quoted(type))).answer()).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"[{\"verified\": true}]; GIVEN", "[{\"verified\": false}]; REQUESTED",
        "[{\"verified\": false}, {\"verified\": true}]; GIVEN"})
    void a_permission_that_nobody_has_confirmed_yet_is_only_requested(String verification, Answer answer) {
        assertThat(only(changed(PERMIT, "/verification", verification)).answer()).isEqualTo(answer);
    }

    @Test
    void a_permission_counts_if_the_citizen_or_somebody_who_may_answer_gave_it() {
        String related = """
            [{"resourceType": "RelatedPerson", "id": "r", "name": [{"text": "Karl Kringle"}], "patient": {"reference": "Patient/7"}, "relationship": [{"coding":
             [{"system": "http://terminology.hl7.org/CodeSystem/v3-RoleCode", "code": "%s"}]}]}]""";
        String byRelated = changed(PERMIT, "/performer", "[{\"reference\": \"#r\"}]");
        Consent guarded = only(changed(byRelated, "/contained", related.formatted("GUARD")));
        assertThat(guarded.answer()).isEqualTo(Answer.GIVEN);
        assertThat(guarded.obtained().from()).isEqualTo(new Signatory(Signatory.Kind.GUARDIAN, Optional.of("Karl Kringle")));
        assertUnreadable(changed(byRelated, "/contained", related.formatted("NBOR")));

        String citizen = "{\"identifier\": {\"system\": \"urn:oid:1.2.208.176.1.2\", \"value\": \"%s\"}}";
        assertThat(only(changed(PERMIT, "/performer", "[" + citizen.formatted(CITIZEN.digits()) + "]")).answer()).isEqualTo(Answer.GIVEN);
        assertUnreadable(changed(PERMIT, "/performer", "[" + citizen.formatted(ANOTHER) + "]"));
        assertUnreadable(changed(PERMIT, "/performer", "[{\"reference\": \"Practitioner/1\"}]"));
        assertThat(only(changed(PERMIT, "/performer", "[{\"reference\": \"Practitioner/1\"}]", "/provision/type", quoted("deny"))).answer())
            .as("a refusal counts whoever recorded it").isEqualTo(Answer.REFUSED);
    }

    @Test
    void a_written_permission_that_is_not_signed_is_given_and_not_signed() {
        Consent unsigned =
            only(changed(PERMIT, "/sourceAttachment", "{\"title\": \"samtykke\"}", "/verification", "[{\"verified\": false}]"));
        assertThat(unsigned.answer()).isEqualTo(Answer.GIVEN);
        assertThat(unsigned.obtained().signed()).isFalse();
    }

    @Test
    void the_day_on_which_it_was_given_is_kept_for_an_advance_consent() {
        Consent advance = only(changed(PERMIT, "/provision/period/start", quoted("2026-12-01"), "/provision/period/end", "null"));
        assertThat(advance.obtained().on()).isEqualTo("2026-09-01");
        assertThat(advance.period()).isEqualTo(Period.between(LocalDate.of(2026, 12, 1), LocalDate.of(2027, 12, 1)));
    }

    @Test
    void an_inactive_permission_is_withdrawn() {
        Consent consent = only(changed(PERMIT, "/status", quoted("inactive")));
        assertThat(consent.answer()).isEqualTo(Answer.GIVEN);
        assertThat(consent.withdrawnBy(NOW)).isTrue();
    }

    @Test
    void an_inactive_advance_consent_is_withdrawn_from_the_day_on_which_it_was_given() {
        Consent advance = only(changed(PERMIT, "/status", quoted("inactive"), "/provision/period/start", quoted("2026-12-01"),
            "/provision/period/end", "null"));
        assertThat(advance.withdrawnAt()).contains(Instant.parse("2026-08-31T22:00:00Z"));
    }

    @Test
    void a_consent_without_a_day_was_given_by_the_last_change_or_the_answer_of_the_register() {
        assertThat(only(advance("active", "null")).obtained().on()).isEqualTo("2026-11-20");
        assertThat(only(advance("active", "{\"lastUpdated\": \"2026-10-05T10:00:00+02:00\"}")).obtained().on()).isEqualTo("2026-10-05");
    }

    @Test
    void an_inactive_consent_that_would_have_begun_later_is_withdrawn_already() {
        assertThat(only(advance("inactive", "null")).withdrawnAt()).contains(Instant.parse("2026-11-19T23:00:00Z"));
        assertThat(only(advance("inactive", "{\"lastUpdated\": \"2026-10-05T10:00:00+02:00\"}")).withdrawnAt())
            .contains(Instant.parse("2026-10-04T22:00:00Z"));
    }

    private static String advance(String status, String meta) {
        return changed(PERMIT, "/status", quoted(status), "/dateTime", "null", "/provision/period/start", quoted("2026-12-01"),
            "/provision/period/end", "null", "/meta", meta);
    }

    @ParameterizedTest
    @CsvSource({"active, deny", "rejected, permit"})
    void who_refused_is_nobody_who_can_consent(String status, String type) {
        Consent refusal = only(changed(PERMIT, "/status", quoted(status), "/provision/type", quoted(type)));
        assertThat(refusal.obtained().from()).isNotEqualTo(only(PERMIT).obtained().from());
    }

    @Test
    void an_inactive_refusal_ended_when_the_register_changed_it() {
        String ended = changed(PERMIT, "/status", quoted("inactive"), "/provision/type", quoted("deny"), "/meta",
            "{\"lastUpdated\": \"2026-10-05T10:00:00+02:00\"}");
        assertThat(only(ended).period()).isEqualTo(Period.between(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 10, 5)));
        assertUnreadable(changed(PERMIT, "/status", quoted("inactive"), "/provision/type", quoted("deny"), "/provision/period",
            "{\"start\": \"2026-09-01\"}"));
    }

    @ParameterizedTest
    @CsvSource({"/status, entered-in-error", "/scope/coding/0/code, research", "/scope/coding/0/code, treatment"})
    void what_is_an_error_or_of_another_scope_says_nothing(String element, String value) {
        assertThat(consents(changed(PERMIT, element, quoted(value)))).isEmpty();
    }

    @Test
    void a_refusal_without_a_recipient_refuses_everybody_and_such_a_permission_permits_nobody() {
        String everybody = changed(PERMIT, "/provision/type", quoted("deny"), "/provision/actor", "null");
        assertThat(only(everybody).functions()).containsExactlyInAnyOrder(RESIDENCE, JOBCENTRE);
        assertThat(consents(changed(PERMIT, "/provision/actor", "null"))).isEmpty();
    }

    @Test
    void a_recipient_of_another_system_is_not_permitted_and_makes_a_refusal_unreadable() {
        assertThat(only(changed(PERMIT, "/provision/actor/1", FOREIGN_ACTOR)).functions()).containsExactly(RESIDENCE);
        assertThat(consents(changed(PERMIT, "/provision/actor/0", FOREIGN_ACTOR))).isEmpty();
        assertUnreadable(changed(PERMIT, "/provision/type", quoted("deny"), "/provision/actor/1", FOREIGN_ACTOR));
    }

    @Test
    void an_organization_within_the_consent_is_a_recipient_by_its_identifier() {
        String contained = changed(PERMIT, "/contained", "[{\"resourceType\": \"Organization\", \"id\": \"u\", \"identifier\": "
            + "[{\"system\": \"https://broen.example/fhir/unit\", \"value\": \"" + UNIT + "\"}]}]", "/provision/actor/0/reference",
            "{\"reference\": \"#u\"}");
        assertThat(only(contained).units()).containsExactly(UNIT);
    }

    @Test
    void codes_of_other_systems_cover_nothing_and_make_a_refusal_unreadable() {
        String loinc = "{\"system\": \"http://loinc.org\", \"code\": \"34133-9\"}";
        assertThat(consents(changed(PERMIT, "/provision/class", "[" + loinc + "]"))).isEmpty();
        assertThat(consents(changed(PERMIT, "/provision/code", "[{\"coding\": [" + loinc + "]}]"))).isEmpty();
        assertThat(consents(changed(PERMIT, "/provision/code", "[{\"text\": \"hele landet\"}]"))).isEmpty();
        assertThat(only(changed(PERMIT, "/provision/class", events("ADMITTED"), "/provision/class/1", loinc)).events())
            .containsExactly(EventType.ADMITTED);
        assertUnreadable(changed(PERMIT, "/provision/type", quoted("deny"), "/provision/class", "[" + loinc + "]"));
        assertUnreadable(changed(PERMIT, "/provision/type", quoted("deny"), "/provision/code", "[{\"text\": \"hele landet\"}]"));
    }

    @Test
    void a_permission_must_allow_disclosure_and_a_refusal_of_something_else_does_not_count() {
        assertThat(consents(changed(PERMIT, "/provision/action", actions("correct")))).isEmpty();
        assertThat(consents(changed(PERMIT, "/provision/action", "[{\"text\": \"alt\"}]"))).isEmpty();
        assertThat(only(changed(PERMIT, "/provision/action", actions("disclose"))).answer()).isEqualTo(Answer.GIVEN);
        String deny = changed(PERMIT, "/provision/type", quoted("deny"));
        assertThat(consents(changed(deny, "/provision/action", actions("collect")))).isEmpty();
        assertThat(only(changed(deny, "/provision/action", actions("use"))).answer()).isEqualTo(Answer.REFUSED);
        assertThat(only(changed(deny, "/provision/action", "[{\"text\": \"videregive\"}]")).answer()).isEqualTo(Answer.REFUSED);
    }

    @Test
    void an_exception_refuses_the_recipients_of_its_permission() {
        List<Consent> consents = consents(changed(PERMIT, "/provision/provision",
            "[{\"type\": \"deny\", \"class\": " + events("LEAVE_STARTED") + "}]"));
        assertThat(consents).extracting(Consent::answer).containsExactly(Answer.GIVEN, Answer.REFUSED);
        assertThat(consents.get(1).functions()).containsExactly(RESIDENCE);
        assertThat(consents.get(1).events()).containsExactly(EventType.LEAVE_STARTED);
        assertThat(consents.get(1).period()).isEqualTo(consents.get(0).period());
    }

    @Test
    void an_exception_to_a_permission_for_others_is_kept_if_it_names_one_of_us() {
        String others = changed(PERMIT, "/provision/actor/0", FOREIGN_ACTOR);
        assertThat(consents(changed(others, "/provision/provision", "[{\"type\": \"deny\"}]"))).isEmpty();
        assertThat(only(changed(others, "/provision/provision",
            "[{\"type\": \"deny\", \"actor\": [" + ACTOR.formatted("function", "JOBCENTRE") + "]}]")).functions())
            .containsExactly(JOBCENTRE);
    }

    @Test
    void a_permission_lasts_one_year_at_most_and_begins_when_it_was_given() {
        assertThat(only(changed(PERMIT, "/provision/period/end", quoted("2031-01-01"))).period())
            .isEqualTo(Period.between(LocalDate.of(2026, 9, 1), LocalDate.of(2027, 9, 1)));
        assertThat(only(changed(PERMIT, "/provision/period/start", quoted("2026-01-01"))).period().from()).isEqualTo("2026-09-01");
        assertThat(only(changed(PERMIT, "/provision/period", "null")).period())
            .isEqualTo(Period.between(LocalDate.of(2026, 9, 1), LocalDate.of(2027, 9, 1)));
    }

    @Test
    void a_permission_that_begins_or_ends_within_the_day_holds_only_in_between() {
        String begins = changed(PERMIT, "/provision/period/start", quoted("2026-11-20T14:00:00+01:00"));
        assertThat(only(begins).period().from()).as("an hour before").isEqualTo("2026-11-21");
        assertThat(only(changed(begins, "/provision/period/start", quoted("2026-11-20T13:00:00+01:00"))).period().from())
            .isEqualTo("2026-11-20");
        assertThat(only(changed(PERMIT, "/provision/period/end", quoted("2026-11-20T13:00:00+01:00"))).period().until())
            .as("it has just ended").contains(LocalDate.of(2026, 11, 19));
        assertThat(only(changed(PERMIT, "/provision/period/end", quoted("2026-11-20T13:00:01+01:00"))).period().until())
            .contains(LocalDate.of(2026, 11, 20));
        assertThat(only(changed(PERMIT, "/provision/type", quoted("deny"), "/provision/period/start",
            quoted("2026-11-20T14:00:00+01:00"))).period().from()).as("a refusal holds all day").isEqualTo("2026-11-20");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "/modifierExtension; [{\"url\": \"https://other.example/not\", \"valueBoolean\": true}]",
        "/provision/modifierExtension; [{\"url\": \"https://other.example/not\", \"valueBoolean\": true}]",
        "/provision/actor/0/modifierExtension; [{\"url\": \"https://other.example/not\", \"valueBoolean\": true}]",
        "/verification; [{\"verified\": true, \"modifierExtension\": [{\"url\": \"https://other.example/not\", \"valueBoolean\": true}]}]",
        "/implicitRules; \"https://other.example/rules\"",
        "/provision/securityLabel; [{\"system\": \"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\", \"code\": \"R\"}]",
        "/provision/purpose; [{\"system\": \"http://terminology.hl7.org/CodeSystem/v3-ActReason\", \"code\": \"TREAT\"}]",
        "/provision/dataPeriod; {\"start\": \"2026-10-01\"}",
        "/provision/data; [{\"meaning\": \"instance\", \"reference\": {\"reference\": \"Encounter/1\"}}]",
        "/provision/provision; [{\"type\": \"permit\"}]", "/provision/provision; [{\"action\": [{\"text\": \"alt\"}]}]",
        "/provision/provision; [{\"type\": \"deny\", \"provision\": [{\"type\": \"permit\"}]}]",
        "/provision/type; null", "/provision/type; \"maybe\"", "/provision; null", "/status; null", "/status; \"retired\"",
        "/scope; null", "/scope/coding/0/code; \"everything\"", "/scope/coding/0/system; \"https://other.example\"",
        "/provision/actor/0/role/coding/0/code; \"CST\"", "/provision/actor/0/reference/identifier/value; \"RESIDENSE\"",
        "/provision/class; [{\"system\": \"https://broen.example/fhir/event-type\", \"code\": \"ADMITED\"}]",
        "/provision/code; [{\"coding\": [{\"system\": \"https://broen.example/fhir/region\", \"code\": \"9999\"}]}]",
        "/provision/period/end; \"2027-08\"", "/provision/period/end; \"2027-08-31T10:00:00\"", "/provision/period/end; \"soon\"",
        "/patient; null", "/patient; {\"reference\": \"Patient/7\"}", "/unheardOf; true", "/provision/unheardOf; true"})
    void what_cannot_be_read_surely_makes_the_answer_unreadable(String element, String value) {
        assertUnreadable(changed(PERMIT, element, value));
    }

    @Test
    void a_permission_without_a_date_is_unreadable() {
        assertUnreadable(changed(PERMIT, "/dateTime", "null", "/provision/period", "null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "<Bundle xmlns=\"http://hl7.org/fhir\"/>", "{\"resourceType\": \"Bundle\"}",
        "{\"resourceType\": \"Bundle\", \"type\": \"collection\"}", "{\"resourceType\": \"OperationOutcome\"}",
        "{\"resourceType\": \"Bundle\", \"type\": \"searchset\", \"entry\": [{\"fullUrl\": \"urn:uuid:1\"}]}",
        "{\"resourceType\": \"Bundle\", \"type\": \"searchset\", \"implicitRules\": \"https://other.example\"}",
        "{\"resourceType\": \"Bundle\", \"type\": \"searchset\"} {}", "<html>Log ind</html>"})
    void what_is_no_searchset_is_unreadable(String page) {
        assertThat(read(page)).isInstanceOf(ConsentPage.Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({"information, true", "warning, false", "error, false", "fatal, false"})
    void a_problem_that_the_register_reports_makes_the_answer_unreadable(String severity, boolean readable) {
        ConsentPage page = read(bundle(PERMIT, "{\"resourceType\": \"OperationOutcome\", \"issue\": [{\"severity\": \"" + severity
            + "\", \"code\": \"not-supported\"}]}"));
        assertThat(page instanceof ConsentPage.Read).isEqualTo(readable);
    }

    @Test
    void a_page_tells_how_many_there_are_and_where_the_next_page_is() {
        ConsentPage.Read page = (ConsentPage.Read) read("""
            {"resourceType": "Bundle", "type": "searchset", "total": 3,
             "link": [{"relation": "self", "url": "https://x/self"}, {"relation": "next", "url": "https://x/next"}],
             "entry": [{"resource": %s}]}""".formatted(changed(PERMIT, "/status", quoted("entered-in-error"))));
        assertThat(page.consents()).isEmpty();
        assertThat(page.matches()).isOne();
        assertThat(page.total()).contains(3);
        assertThat(page.next()).contains("https://x/next");
        assertThat(read("{\"resourceType\": \"Bundle\", \"type\": \"searchset\"}"))
            .isEqualTo(new ConsentPage.Read(List.of(), 0, Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "entered-in-error", "draft"})
    void a_consent_of_another_citizen_is_noticed(String status) {
        String others = changed(PERMIT, "/patient/identifier/value", quoted(ANOTHER), "/status", quoted(status));
        assertThat(read(bundle(others))).isInstanceOf(ConsentPage.OtherCitizen.class);
        assertThat(read(bundle(PERMIT, changed(others, "/id", quoted("c2"))))).isInstanceOf(ConsentPage.OtherCitizen.class);
    }

    @Test
    void the_citizen_can_be_named_by_a_patient_in_the_page_or_in_the_consent() {
        String byReference = changed(PERMIT, "/patient", "{\"reference\": \"Patient/7\"}");
        assertThat(read(bundle(byReference, patient("7", CITIZEN.digits())))).isInstanceOf(ConsentPage.Read.class);
        assertThat(read(bundle(byReference, patient("7", "250947-9989")))).isInstanceOf(ConsentPage.Read.class);
        assertThat(read(bundle(byReference, patient("7", ANOTHER)))).isInstanceOf(ConsentPage.OtherCitizen.class);
        assertThat(read(bundle(byReference, patient("8", CITIZEN.digits())))).isInstanceOf(ConsentPage.Unreadable.class);
        assertThat(read(bundle(PERMIT, patient("7", ANOTHER)))).as("a patient nobody refers to")
            .isInstanceOf(ConsentPage.OtherCitizen.class);

        String contained = changed(PERMIT, "/patient", "{\"reference\": \"#p\"}", "/contained", "[" + patient("p", ANOTHER) + "]");
        assertThat(read(bundle(contained))).isInstanceOf(ConsentPage.OtherCitizen.class);
        assertThat(read(bundle(changed(contained, "/contained/0/identifier/0/value", quoted(CITIZEN.digits())))))
            .isInstanceOf(ConsentPage.Read.class);
    }

    @Test
    void a_number_that_the_citizen_had_before_says_nothing() {
        String renumbered = changed(patient("7", CITIZEN.digits()), "/identifier/1",
            "{\"use\": \"old\", \"system\": \"urn:oid:1.2.208.176.1.2\", \"value\": \"" + ANOTHER + "\"}");
        assertThat(read(bundle(PERMIT, renumbered))).isInstanceOf(ConsentPage.Read.class);
    }

    @Test
    void no_text_of_an_unreadable_answer_holds_the_number_of_the_citizen() {
        ConsentPage page = read(bundle(changed(PERMIT, "/provision/actor/0/reference/identifier/value", quoted(CITIZEN.digits()))));
        assertThat(page).isInstanceOf(ConsentPage.Unreadable.class);
        assertThat(page.toString()).doesNotContain(CITIZEN.digits());
    }

    private static ConsentPage read(String page) {
        return READER.read(page.getBytes(StandardCharsets.UTF_8), CITIZEN, NOW);
    }

    private static List<Consent> consents(String consent) {
        ConsentPage page = read(bundle(consent));
        assertThat(page).isInstanceOf(ConsentPage.Read.class);
        return ((ConsentPage.Read) page).consents();
    }

    private static Consent only(String consent) {
        List<Consent> consents = consents(consent);
        assertThat(consents).hasSize(1);
        return consents.get(0);
    }

    private static void assertUnreadable(String consent) {
        assertThat(read(bundle(consent))).isInstanceOf(ConsentPage.Unreadable.class);
    }

    private static String bundle(String... resources) {
        return "{\"resourceType\": \"Bundle\", \"type\": \"searchset\", \"entry\": [{\"resource\": "
            + String.join("}, {\"resource\": ", resources) + "}]}";
    }

    private static String patient(String id, String cpr) {
        return "{\"resourceType\": \"Patient\", \"id\": \"" + id
            + "\", \"identifier\": [{\"system\": \"urn:oid:1.2.208.176.1.2\", \"value\": \""
            + cpr + "\"}]}";
    }

    private static String events(String code) {
        return "[{\"system\": \"https://broen.example/fhir/event-type\", \"code\": \"" + code + "\"}]";
    }

    private static String regions(String code) {
        return "[{\"coding\": [{\"system\": \"https://broen.example/fhir/region\", \"code\": \"" + code + "\"}]}]";
    }

    private static String actions(String code) {
        return "[{\"coding\": [{\"system\": \"http://terminology.hl7.org/CodeSystem/consentaction\", \"code\": \"" + code + "\"}]}]";
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    /** @param changes an element as a JSON pointer and its new value, in turn; {@code null} removes the element */
    private static String changed(String resource, String... changes) {
        try {
            JsonNode tree = JSON.readTree(resource);
            for (int i = 0; i < changes.length; i += 2) {
                int last = changes[i].lastIndexOf('/');
                change(tree.at(changes[i].substring(0, last)), changes[i].substring(last + 1), JSON.readTree(changes[i + 1]));
            }
            return tree.toString();
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private static void change(JsonNode holder, String key, JsonNode value) {
        if (holder instanceof ArrayNode list) {
            int place = Integer.parseInt(key);
            if (place < list.size()) {
                list.set(place, value);
            } else {
                list.add(value);
            }
        } else if (value.isNull()) {
            ((ObjectNode) holder).remove(key);
        } else {
            ((ObjectNode) holder).set(key, value);
        }
    }
}
