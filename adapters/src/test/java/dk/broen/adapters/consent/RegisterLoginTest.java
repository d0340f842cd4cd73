package dk.broen.adapters.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dk.broen.adapters.consent.RegisterLogin.ClientCredentials;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.simulator.register.FhirConsentRegister;
import dk.broen.simulator.register.TokenEndpoint;
import dk.broen.simulator.tls.TestAuthority;
import dk.broen.simulator.web.JsonAnswer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the hub logs in to a register: with access tokens for its client credentials, and with client certificates over real TLS. */
@Timeout(30)
class RegisterLoginTest {
    @TempDir
    private static Path directory;
    private static TestAuthority ours;
    private static TestAuthority theirs;
    private static SSLContext serverTls;
    private static Path client;

    private final TokenEndpoint tokens = new TokenEndpoint("broen", "a%secret+of/the tests", Optional.empty());
    private final FhirConsentRegister register = new FhirConsentRegister(tokens::accepts);

    @BeforeAll
    static void issueCertificates() throws IOException {
        ours = new TestAuthority(Files.createDirectory(directory.resolve("ours")));
        theirs = new TestAuthority(Files.createDirectory(directory.resolve("theirs")));
        serverTls = ours.context(Optional.of(ours.issue("register")));
        client = ours.issue("broen");
    }

    @AfterEach
    void close() {
        register.close();
        tokens.close();
    }

    @Test
    void one_token_is_used_for_all_questions() {
        ConsentRegister hub = hub();
        for (int question = 0; question < 3; question++) {
            assertThat(hub.consentsOf(FhirRegisterTest.CITIZEN)).isEqualTo(new ConsentRecord.Known(List.of()));
        }
        assertThat(tokens.scopes()).containsExactly("system/Consent.rs system/Patient.r");
    }

    @Test
    void questions_that_need_a_token_at_the_same_time_get_one_token() {
        ConsentRegister hub = hub();
        List<CompletableFuture<ConsentRecord>> answers = IntStream.range(0, 8)
            .mapToObj(question -> CompletableFuture.supplyAsync(() -> hub.consentsOf(FhirRegisterTest.CITIZEN))).toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isInstanceOf(ConsentRecord.Known.class));
        assertThat(tokens.given()).isOne();
    }

    @Test
    void a_token_is_replaced_before_it_ends() {
        tokens.setLifetimeSeconds(0);
        ConsentRegister hub = hub();
        assertThat(hub.consentsOf(FhirRegisterTest.CITIZEN)).isInstanceOf(ConsentRecord.Known.class);
        tokens.setLifetimeSeconds(300);
        assertThat(hub.consentsOf(FhirRegisterTest.CITIZEN)).isInstanceOf(ConsentRecord.Known.class);
        assertThat(hub.consentsOf(FhirRegisterTest.CITIZEN)).isInstanceOf(ConsentRecord.Known.class);
        assertThat(tokens.given()).isEqualTo(2);
    }

    @Test
    void a_token_that_the_register_refuses_is_replaced_once() {
        ConsentRegister hub = hub();
        hub.consentsOf(FhirRegisterTest.CITIZEN);
        tokens.revoke();

        assertThat(hub.consentsOf(FhirRegisterTest.CITIZEN)).isInstanceOf(ConsentRecord.Known.class);
        assertThat(tokens.given()).isEqualTo(2);
    }

    @Test
    void a_register_that_refuses_every_token_is_unavailable_after_two_of_them() {
        try (FhirConsentRegister refusing = new FhirConsentRegister(header -> false)) {
            ConsentRegister hub = FhirRegisterTest.client(refusing.uri(), credentials("a%secret+of/the tests"), HttpClient.newHttpClient());
            assertThat(hub.consentsOf(FhirRegisterTest.CITIZEN)).isInstanceOf(ConsentRecord.Unavailable.class);
            assertThat(tokens.given()).isEqualTo(2);
        }
    }

    @Test
    void a_wrong_secret_makes_the_register_unavailable_and_it_is_not_asked() {
        ConsentRegister hub = FhirRegisterTest.client(register.uri(), credentials("wrong"), HttpClient.newHttpClient());
        assertThat(hub.consentsOf(FhirRegisterTest.CITIZEN)).isInstanceOf(ConsentRecord.Unavailable.class);
        assertThat(register.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"access_token\": \"a\"}", "{\"access_token\": \"a\", \"token_type\": \"mac\"}",
        "{\"access_token\": \"\", \"token_type\": \"Bearer\"}", "{\"access_token\": \"a\\r\\nX: b\", \"token_type\": \"Bearer\"}",
        "{\"access_token\": {}, \"token_type\": \"Bearer\"}"})
    void an_answer_without_a_bearer_token_makes_the_register_unavailable(String answer) throws IOException {
        tokens.answerInstead(new JsonAnswer.Document(200, new ObjectMapper().readTree(answer)));
        assertThat(hub().consentsOf(FhirRegisterTest.CITIZEN)).isInstanceOf(ConsentRecord.Unavailable.class);
        assertThat(register.requests()).isEmpty();
    }

    @Test
    void a_token_endpoint_that_fails_or_is_silent_makes_the_register_unavailable() {
        tokens.answerInstead(new JsonAnswer.Document(500, JsonNodeFactory.instance.objectNode()));
        assertThat(hub().consentsOf(FhirRegisterTest.CITIZEN)).isInstanceOf(ConsentRecord.Unavailable.class);
        tokens.answerInstead(new JsonAnswer.Silence());
        assertThat(hub().consentsOf(FhirRegisterTest.CITIZEN)).isInstanceOf(ConsentRecord.Unavailable.class);
    }

    @Test
    void a_register_knows_the_hub_by_its_client_certificate() {
        try (FhirConsentRegister secured = new FhirConsentRegister(header -> true, serverTls, true)) {
            assertThat(over(ours.context(Optional.of(client)), secured)).isEqualTo(new ConsentRecord.Known(List.of()));
            assertThat(secured.requests()).singleElement().satisfies(request -> assertThat(request.authorization()).isEmpty());
        }
    }

    @Test
    void a_register_that_gets_no_client_certificate_or_one_of_another_authority_is_unavailable() throws IOException {
        Path foreign = theirs.issue("broen");
        try (FhirConsentRegister secured = new FhirConsentRegister(header -> true, serverTls, true)) {
            assertThat(over(ours.context(Optional.empty()), secured)).isInstanceOf(ConsentRecord.Unavailable.class);
            assertThat(over(ours.context(Optional.of(foreign)), secured)).isInstanceOf(ConsentRecord.Unavailable.class);
            assertThat(secured.requests()).isEmpty();
        }
    }

    @Test
    void a_register_with_a_certificate_of_another_authority_is_not_asked() throws NoSuchAlgorithmException {
        try (FhirConsentRegister secured = new FhirConsentRegister(header -> true, serverTls, false)) {
            assertThat(over(theirs.context(Optional.empty()), secured)).isInstanceOf(ConsentRecord.Unavailable.class);
            assertThat(over(SSLContext.getDefault(), secured)).as("the authorities that Java trusts")
                .isInstanceOf(ConsentRecord.Unavailable.class);
            assertThat(secured.requests()).isEmpty();
        }
    }

    @Test
    void the_token_endpoint_is_reached_with_the_same_certificates() {
        try (TokenEndpoint securedTokens = new TokenEndpoint("broen", "secret", Optional.of(serverTls));
            FhirConsentRegister secured = new FhirConsentRegister(securedTokens::accepts, serverTls, true)) {
            ConsentRegister hub = FhirRegisterTest.client(secured.uri(),
                new ClientCredentials(securedTokens.uri(), "broen", "secret", List.of()),
                HttpClient.newBuilder().sslContext(ours.context(Optional.of(client))).build());
            assertThat(hub.consentsOf(FhirRegisterTest.CITIZEN)).isEqualTo(new ConsentRecord.Known(List.of()));
            assertThat(securedTokens.scopes()).containsExactly("");
        }
    }

    @Test
    void no_login_shows_its_secret() {
        assertThat(credentials("secret-1")).asString().doesNotContain("secret-1");
        assertThat(new RegisterLogin.BearerToken("secret-2")).asString().doesNotContain("secret-2");
        assertThat(new RegisterAccess(register.uri(), credentials("secret-3"), HttpClient::newHttpClient)).asString()
            .doesNotContain("secret-3");
    }

    private ConsentRegister hub() {
        return FhirRegisterTest.client(register.uri(), credentials("a%secret+of/the tests"), HttpClient.newHttpClient());
    }

    private ClientCredentials credentials(String secret) {
        return new ClientCredentials(tokens.uri(), "broen", secret, List.of("system/Consent.rs", "system/Patient.r"));
    }

    private static ConsentRecord over(SSLContext context, FhirConsentRegister secured) {
        return FhirRegisterTest.client(secured.uri(), new RegisterLogin.None(), HttpClient.newBuilder().sslContext(context).build())
            .consentsOf(FhirRegisterTest.CITIZEN);
    }
}
