package dk.broen.adapters.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.staging.MovableClock;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.mappings.consent.FhirConsents;
import dk.broen.mappings.consent.Vocabulary;
import dk.broen.simulator.register.FhirConsent;
import dk.broen.simulator.register.FhirConsentRegister;
import dk.broen.simulator.web.JsonAnswer;
import dk.broen.simulator.web.WebRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A FHIR register over a real socket: its consents are known only if the whole answer is about the citizen and can be read. */
@Timeout(20)
class FhirRegisterTest {
    static final Cpr CITIZEN = new Cpr("2509479989");
    private static final Cpr ANOTHER = new Cpr("2103009996");
    private static final String TOKEN = "a-token-of-the-tests";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(6);
    private final FhirConsentRegister register = new FhirConsentRegister(("Bearer " + TOKEN)::equals);

    @AfterEach
    void close() {
        register.close();
    }

    @Test
    void the_consents_of_the_register_are_known_and_none_is_known_too() {
        assertThat(asked()).isEqualTo(new ConsentRecord.Known(List.of()));
        register.put(CITIZEN.digits(), List.of(consent("c1", CITIZEN)));
        assertThat(asked()).isInstanceOfSatisfying(ConsentRecord.Known.class, known -> assertThat(known.consents()).singleElement()
            .satisfies(consent -> assertThat(consent.functions()).containsExactly(UnitFunction.RESIDENCE))
            .satisfies(consent -> assertThat(consent.obtained().form()).isEqualTo(Consent.Form.WRITTEN)));
    }

    @Test
    void the_CPR_number_is_in_the_body_of_a_search_and_in_no_address() {
        register.put(CITIZEN.digits(), consents(5));
        register.setPageSize(2);
        asked();

        assertThat(register.requests()).hasSize(3).extracting(WebRequest::target)
            .allSatisfy(target -> assertThat(target).doesNotContain(CITIZEN.digits()));
        WebRequest search = register.requests().get(0);
        assertThat(search.method()).isEqualTo("POST");
        assertThat(search.target()).isEqualTo("/fhir/Consent/_search");
        assertThat(search.form()).containsEntry("patient.identifier", "urn:oid:1.2.208.176.1.2|" + CITIZEN.digits());
    }

    @Test
    void all_pages_are_read() {
        register.put(CITIZEN.digits(), consents(5));
        register.setPageSize(2);
        assertThat(asked())
            .isInstanceOfSatisfying(ConsentRecord.Known.class, known -> assertThat(known.consents()).extracting(Consent::id).hasSize(5)
                .doesNotHaveDuplicates());
    }

    @Test
    void a_register_with_too_many_pages_is_unavailable() {
        register.put(CITIZEN.digits(), consents(21));
        register.setPageSize(1);
        assertThat(asked()).isInstanceOf(ConsentRecord.Unavailable.class);
        register.put(CITIZEN.digits(), consents(20));
        assertThat(asked()).isInstanceOf(ConsentRecord.Known.class);
    }

    @Test
    void a_register_that_tells_of_more_consents_than_it_shows_is_unavailable() {
        register.answerInstead(new JsonAnswer.Document(200, page("\"total\": 2", consent("c1", CITIZEN))));
        assertThat(asked()).isInstanceOf(ConsentRecord.Unavailable.class);
        register.answerInstead(new JsonAnswer.Document(200, page("\"total\": 1", consent("c1", CITIZEN))));
        assertThat(asked()).isInstanceOf(ConsentRecord.Known.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1/fhir?page=2", "http://elsewhere.example/fhir?page=2", "http://127.0.0.1:1/fhir?page=2",
        "/other?page=2", "%s/../other?page=2", "%s/%%2e%%2e/other?page=2", "%s/..%%2Fother?page=2", "%s/%%252e%%252e/other?page=2",
        "%s/..;a=b/other?page=2", "%s/%%5c..%%5cother?page=2", "%s?patient.identifier=2509479989&page=2",
        "%s?patient=250947%%2D9989&page=2",
        "not an address",
        "http://user@127.0.0.1/fhir"})
    void a_next_page_elsewhere_or_with_the_number_of_the_citizen_is_not_read(String next) {
        register.answerInstead(new JsonAnswer.Document(200, page("\"link\": [{\"relation\": \"next\", \"url\": \""
            + next.replace("%%", "%").replace("%s", register.uri().toString()) + "\"}]", consent("c1", CITIZEN))));
        assertThat(asked()).isInstanceOf(ConsentRecord.Unavailable.class);
        assertThat(register.requests()).hasSize(1);
    }

    @Test
    void a_register_that_answers_about_another_citizen_is_unavailable() {
        register.put(CITIZEN.digits(), List.of(consent("c1", CITIZEN), consent("c2", ANOTHER)));
        assertThat(asked()).isInstanceOf(ConsentRecord.Unavailable.class);
    }

    @Test
    void a_register_that_cannot_be_read_is_unavailable() {
        register.put(CITIZEN.digits(), List.of(consent("c1", CITIZEN).put("status", "unheard-of")));
        assertThat(asked()).isInstanceOf(ConsentRecord.Unavailable.class);
    }

    @Test
    void a_register_that_is_down_hangs_up_or_refuses_the_token_is_unavailable() {
        register.setDown(true);
        assertThat(asked()).isInstanceOf(ConsentRecord.Unavailable.class);
        register.answerInstead(new JsonAnswer.HangUp());
        assertThat(asked()).isInstanceOf(ConsentRecord.Unavailable.class);
        register.setDown(false);
        assertThat(asked()).isInstanceOf(ConsentRecord.Known.class);
        assertThat(client(register.uri(), new RegisterLogin.BearerToken("another"), HttpClient.newHttpClient()).consentsOf(CITIZEN))
            .isInstanceOf(ConsentRecord.Unavailable.class);
    }

    @Test
    void a_register_that_never_answers_is_unavailable_after_the_timeout() {
        register.answerInstead(new JsonAnswer.Silence());
        ConsentRegister hub = client(register.uri(), new RegisterLogin.BearerToken(TOKEN), HttpClient.newHttpClient());
        long start = System.nanoTime();
        assertThat(hub.consentsOf(CITIZEN)).isInstanceOf(ConsentRecord.Unavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST_WAIT);
    }

    @Test
    void all_pages_together_have_one_limit_of_size() {
        String padding = " ".repeat(400_000);
        register.put(CITIZEN.digits(), IntStream.range(0, 3).mapToObj(number -> padded("c" + number, padding)).toList());
        register.setPageSize(1);
        assertThat(asked()).isInstanceOf(ConsentRecord.Unavailable.class);
        register.put(CITIZEN.digits(), IntStream.range(0, 2).mapToObj(number -> padded("c" + number, padding)).toList());
        assertThat(asked()).isInstanceOf(ConsentRecord.Known.class);
    }

    private ConsentRecord asked() {
        return client(register.uri(), new RegisterLogin.BearerToken(TOKEN), HttpClient.newHttpClient()).consentsOf(CITIZEN);
    }

    static ConsentRegister client(URI base, RegisterLogin login, HttpClient http) {
        return ConsentRegister.inFhir(new RegisterAccess(base, login, () -> http),
            new FhirConsents(new MunicipalityCode("0751"),
                new Vocabulary(Set.of(UnitFunction.RESIDENCE), Set.of(), Set.of(new RegionCode("1082")))),
            new MovableClock(Instant.parse("2026-11-20T12:00:00Z")));
    }

    private static List<ObjectNode> consents(int many) {
        return IntStream.range(0, many).mapToObj(number -> consent("c" + number, CITIZEN)).toList();
    }

    static ObjectNode consent(String id, Cpr citizen) {
        return FhirConsent.of(id, citizen.digits(), tree("""
            {"municipality": "0751", "form": "WRITTEN", "obtained_by": "afsnittet", "to": ["RESIDENCE"], "from": "2026-09-01",
             "until": "2027-08-31"}"""));
    }

    private static ObjectNode padded(String id, String padding) {
        ObjectNode consent = consent(id, CITIZEN);
        ((ObjectNode) consent.path("sourceAttachment")).put("title", "samtykke" + padding + ".");
        return consent;
    }

    private static JsonNode page(String fields, JsonNode consent) {
        return tree(
            "{\"resourceType\": \"Bundle\", \"type\": \"searchset\", " + fields + ", \"entry\": [{\"resource\": " + consent + "}]}");
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }
}
