package dk.broen.hub.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People log in at a login provider; the hub is behind a proxy with TLS, and its sessions are short. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxProviderIT {
    private static final TestPeople PEOPLE = new TestPeople(5960);
    private static final String ISSUER = "municipality";
    private static final String ADDRESS = "https://broen.example";
    private static final Duration SESSION = Duration.ofSeconds(10);
    private static final int NO_MAIL_SERVER = 1;

    private final MockOAuth2Server provider = new MockOAuth2Server();
    private StagedHub hub;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        provider.start();
        hub = StagedHub.start(directory, NO_MAIL_SERVER,
            Map.of("BROEN_INBOX_ADDRESS", ADDRESS, "BROEN_INBOX_SESSION", SESSION.toSeconds() + "s",
                "BROEN_INBOX_OIDC_ISSUER", provider.issuerUrl(ISSUER).toString(), "BROEN_INBOX_OIDC_CLIENTID", "broen",
                "BROEN_INBOX_OIDC_CLIENTSECRET", "a-secret-of-the-tests"));
    }

    @AfterAll
    void stop() {
        if (hub != null) {
            hub.close();
        }
        provider.shutdown();
    }

    @Test
    void a_person_with_all_claims_reads_the_notices_of_her_units() throws Exception {
        TestPerson person = PEOPLE.next();
        String reference = Told.admitted(hub, person, Home.AARHUS, List.of("RESIDENCE")).reference(Home.AARHUS.unit());
        InboxClient staff = new InboxClient(hub.process().port("http"));
        staff.get("/n/" + reference);

        InboxClient.Page in = throughProvider(staff, staff(Home.AARHUS.municipality(), Home.AARHUS.unit()));

        assertThat(in.location()).isEqualTo("/n/" + reference);
        assertThat(staff.get("/inbox/notices/" + reference).body()).contains(person.familyName(), "Kirsten Holm");
        InboxClient stranger = new InboxClient(hub.process().port("http"));
        throughProvider(stranger, staff("0461", Home.ODENSE.unit()));
        assertThat(stranger.get("/inbox/notices/" + reference).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "broen_role", "broen_municipality", "broen_units"})
    void a_person_with_a_missing_claim_is_refused(String claim) throws Exception {
        Map<String, Object> claims = new HashMap<>(staff(Home.AARHUS.municipality(), Home.AARHUS.unit()));
        claims.remove(claim);
        InboxClient staff = new InboxClient(hub.process().port("http"));

        assertThat(throughProvider(staff, claims).location()).isEqualTo("/inbox/login?refused");
        assertThat(staff.get("/inbox").location()).isEqualTo("/inbox/login");
        assertThat(staff.get("/inbox/login?refused").body()).contains("Dit login siger ikke");
    }

    @Test
    void an_answer_of_the_provider_that_nobody_asked_for_is_refused() throws Exception {
        InboxClient staff = new InboxClient(hub.process().port("http"));

        assertThat(staff.get("/inbox/oidc/back/provider?code=stolen&state=guessed").location()).isEqualTo("/inbox/login?provider");
        assertThat(staff.get("/inbox").location()).isEqualTo("/inbox/login");
    }

    @Test
    void a_login_that_cannot_begin_says_so_on_the_login_page() throws Exception {
        InboxClient staff = new InboxClient(hub.process().port("http"));

        assertThat(staff.get("/inbox/oidc/begin/nobody").location()).isEqualTo("/inbox/login?provider");
    }

    @Test
    void a_session_ends_when_nothing_happens_and_its_form_changes_nothing() throws Exception {
        InboxClient staff = new InboxClient(hub.process().port("http"));
        throughProvider(staff, staff(Home.AARHUS.municipality(), Home.AARHUS.unit()));
        assertThat(staff.get("/inbox").status()).isEqualTo(200);

        // each request would prolong the session, so there is one request only
        await("the end of the session").pollDelay(SESSION.plusSeconds(2)).atMost(Duration.ofSeconds(40))
            .untilAsserted(() -> assertThat(staff.post("/inbox/notices", Map.of("reference", "ZZZZZZ")).status()).isEqualTo(403));
        assertThat(staff.get("/inbox").location()).isEqualTo("/inbox/login");
    }

    @Test
    void behind_tls_the_cookie_is_secure_and_browsers_keep_to_https() throws Exception {
        InboxClient.Page page = new InboxClient(hub.process().port("http")).get("/inbox/login");

        assertThat(page.header("Set-Cookie")).contains("BROEN_INBOX=", "Secure", "HttpOnly", "SameSite=Lax");
        assertThat(page.header("Strict-Transport-Security")).contains("max-age");
    }

    private static Map<String, Object> staff(String municipality, String unit) {
        return Map.of("name", "Kirsten Holm", "broen_role", "STAFF", "broen_municipality", municipality, "broen_units", List.of(unit));
    }

    /** Goes to the provider and comes back, as a browser does; the address of the proxy is that of the hub here. */
    private InboxClient.Page throughProvider(InboxClient client, Map<String, Object> claims) throws IOException {
        provider.enqueueCallback(new DefaultOAuth2TokenCallback(ISSUER, "kirsten", "JWT", List.of("broen"), claims, 3600));
        InboxClient.Page begin = client.get("/inbox/oidc/begin/provider");
        assertThat(URLDecoder.decode(begin.location(), StandardCharsets.UTF_8)).contains("code_challenge_method=S256",
            "redirect_uri=" + ADDRESS);
        InboxClient.Page back = new InboxClient(hub.process().port("http")).get(begin.location());
        URI location = URI.create(back.location());
        assertThat(location.toString()).startsWith(ADDRESS + "/inbox/oidc/back/provider?");
        return client.get(location.getRawPath() + "?" + location.getRawQuery());
    }
}
