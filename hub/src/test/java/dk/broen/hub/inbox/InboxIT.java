package dk.broen.hub.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People log in to the inbox, read what they may, and answer. */
@ExtendWith(SharedHub.class)
class InboxIT {
    private static final TestPeople PEOPLE = new TestPeople(5950);
    private static final List<String> RESIDENCE = List.of("RESIDENCE");
    private static final String TEAM = "odense-tovholdere";
    private static final String LOGIN = "/inbox/login";

    private static final Pattern NOTICE = Pattern.compile("/inbox/notices/\\w+");
    private static final Pattern NEXT = Pattern.compile("href=\"(/inbox/region\\?after=\\w+)\"");
    private static final Pattern NEWER = Pattern.compile("href=\"(/inbox/work\\?after=\\w+)\"");

    private final TestPerson person = PEOPLE.next();
    private StagedHub hub;

    @BeforeEach
    void hub(StagedHub shared) {
        hub = shared;
    }

    @Test
    void each_reference_of_a_notice_leads_to_the_notice_which_says_what_happened_and_to_whom() throws Exception {
        Told told = Told.admitted(hub, person, Home.AARHUS, RESIDENCE);
        InboxClient staff = loggedIn(Home.AARHUS.unit());

        assertThat(told.references(Home.AARHUS.unit())).as("queue and SMS").hasSizeGreaterThan(1).allSatisfy(reference -> {
            assertThat(staff.get("/n/" + reference).location()).isEqualTo("/inbox/notices/" + reference);
            InboxClient.Page page = staff.get("/inbox/notices/" + reference);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("Borgeren er indlagt på sygehus.", person.familyName(), person.cpr().substring(6),
                "Beskedens vej");
            assertThat(page.body().substring(0, page.body().indexOf("<body"))).as("title").doesNotContain(person.familyName(),
                person.cpr());
        });
        InboxClient.Page list = staff.get("/inbox");
        assertThat(list.body()).contains(told.reference(Home.AARHUS.unit())).doesNotContain(person.familyName(), person.cpr());
    }

    @Test
    void after_the_login_a_person_is_where_the_pointer_led() throws Exception {
        String reference = Told.admitted(hub, person, Home.AARHUS, RESIDENCE).reference(Home.AARHUS.unit());
        InboxClient staff = new InboxClient(hub.process().port("http"));

        assertThat(staff.get("/n/" + reference).location()).isEqualTo(LOGIN);
        InboxClient.Page in = staff.logIn(Home.AARHUS.unit(), password(Home.AARHUS.unit()));

        assertThat(in.location()).isEqualTo("/n/" + reference);
        assertThat(staff.follow(staff.follow(in)).body()).contains(person.familyName());
    }

    @Test
    void a_notice_of_another_unit_or_municipality_is_refused_like_an_unknown_one_and_audited() throws Exception {
        String reference = Told.admitted(hub, person, Home.AARHUS, RESIDENCE).reference(Home.AARHUS.unit());
        for (String other : List.of("aarhus-bostoette-nord", "odense-botilbud-aaen")) {
            InboxClient stranger = loggedIn(other);
            InboxClient.Page foreign = stranger.get("/inbox/notices/" + reference);
            InboxClient.Page unknown = stranger.get("/inbox/notices/ZZZZZZ");

            assertThat(foreign.status()).isEqualTo(404);
            assertThat(withoutToken(foreign.body())).isEqualTo(withoutToken(unknown.body())).doesNotContain(person.familyName(),
                person.cpr());
            assertThat(stranger.post("/inbox/notices/" + reference + "/answer", Map.of("kind", "RECEIVED")).status()).isEqualTo(404);
            assertThat(stranger.post("/inbox/notices/" + reference + "/handover", Map.of("to", "x")).status()).isEqualTo(404);
        }
        assertThat(audited(reference)).hasSize(6).containsOnly("NOTICE_REFUSED");
    }

    @Test
    void a_person_answers_that_the_notice_is_received_and_hands_it_over() throws Exception {
        Told told = Told.admitted(hub, person, Home.AARHUS, RESIDENCE);
        String reference = told.reference(Home.AARHUS.unit());
        InboxClient staff = loggedIn(Home.AARHUS.unit());
        staff.get("/inbox/notices/" + reference);

        InboxClient.Page answered = staff.post("/inbox/notices/" + reference + "/answer", Map.of("kind", "RECEIVED"));
        staff.follow(answered);
        InboxClient.Page handed = staff.follow(staff.post("/inbox/notices/" + reference + "/handover", Map.of("to", "Kirsten Kollega")));

        assertThat(answered.status()).isEqualTo(303);
        assertThat(handed.body()).contains("Beskeden er givet videre.", "Modtaget af", "Åbnet af", "Kirsten Kollega");
        assertThat(line(staff, reference)).contains("Modtaget");
        assertThat(audited(reference)).containsSubsequence("NOTICE_READ", "NOTICE_ANSWERED", "NOTICE_HANDED_OVER");
    }

    @Test
    void not_us_needs_a_reason() throws Exception {
        String reference = Told.admitted(hub, person, Home.AARHUS, RESIDENCE).reference(Home.AARHUS.unit());
        InboxClient staff = loggedIn(Home.AARHUS.unit());
        staff.get("/inbox/notices/" + reference);

        assertThat(staff.follow(staff.post("/inbox/notices/" + reference + "/answer", Map.of("kind", "NOT_US", "because", " "))).body())
            .contains("Svaret blev ikke gemt").doesNotContain("Ikke os, siger");
        assertThat(
            staff.follow(staff.post("/inbox/notices/" + reference + "/answer", Map.of("kind", "NOT_US", "because", "flyttet"))).body())
            .as("who has no part any more").contains("Beskeden er meldt tilbage").contains("Ikke os, siger")
            .contains("Modtaget</button>").doesNotContain("flyttet", person.familyName());
        assertThat(audited(reference)).contains("NOTICE_ANSWERED");
        hub.awaitIdle();

        InboxClient administrator = loggedIn("administrator-0751");
        assertThat(hub.api().get("/api/work-items?kind=DOUBTFUL_ENTRY").findValuesAsText("reference")).as("the task of the administrator")
            .map(item -> administrator.get("/inbox/work/" + item).body())
            .anySatisfy(page -> assertThat(page).contains(person.cpr().substring(6), "Enheden svarede ikke os", "flyttet",
                "Ret det under Borgere"));
    }

    @Test
    void after_the_consent_is_withdrawn_the_notice_shows_nothing_of_the_citizen() throws Exception {
        String reference = Told.admitted(hub, person, Home.AARHUS, RESIDENCE).reference(Home.AARHUS.unit());
        InboxClient staff = loggedIn(Home.AARHUS.unit());
        String consent =
            hub.api("municipality-0751").post("/api/facts/search", JsonNodeFactory.instance.objectNode().put("cpr", person.cpr()))
                .findParents("answer").get(0).at("/recorded/id").asText();
        hub.api("municipality-0751").exchange("POST", "/api/facts/" + consent + "/withdraw", "application/json",
            "{\"because\": \"regrets\"}");
        hub.awaitIdle();

        InboxClient.Page page = staff.get("/inbox/notices/" + reference);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("ikke længere grundlag").doesNotContain(person.familyName(), person.cpr(), "indlagt");
        assertThat(audited(reference)).containsExactly("NOTICE_NOT_SHOWN");
    }

    @Test
    void the_coordinator_sees_the_course_and_who_was_told_the_same() throws Exception {
        Told told = Told.admitted(hub, person, Home.ODENSE, List.of("RESIDENCE", "COORDINATOR"));
        InboxClient coordinator = loggedIn(TEAM);
        String reference = told.reference(TEAM);

        assertThat(coordinator.get("/inbox/notices/" + reference).body()).contains("/course");
        InboxClient.Page course = coordinator.get("/inbox/notices/" + reference + "/course");

        assertThat(course.status()).isEqualTo(200);
        assertThat(course.body()).contains("Borgeren er indlagt på sygehus.", "Botilbuddet Ved Åen", "Tovholderteamet",
            "borgerens samtykke");
        assertThat(audited(reference)).containsSubsequence("COURSE_READ", "DISCLOSURE_LOG_READ");
        assertThat(loggedIn(Home.ODENSE.unit()).get("/inbox/notices/" + told.reference(Home.ODENSE.unit()) + "/course").status())
            .isEqualTo(404);
    }

    @Test
    void the_ward_answers_that_the_citizen_consents_and_the_notice_goes() throws Exception {
        String item = Told.admitted(hub, person, Home.AARHUS, List.of()).workItems().get(0);
        InboxClient ward = loggedIn("afsnit-auh");
        assertThat(pageWithWorkItem(ward, item)).doesNotContain(person.cpr(), person.familyName());
        InboxClient.Page typed = ward.post("/inbox/work", Map.of("reference", " " + item.toLowerCase(Locale.ROOT)));
        assertThat(List.of(ward.get("/n/" + item), typed)).extracting(InboxClient.Page::location).containsOnly("/inbox/work/" + item);
        assertThat(ward.get("/inbox/work/" + item).body()).contains(person.cpr().substring(0, 6), "Hvem må få besked?");

        InboxClient.Page saved = ward.follow(ward.post("/inbox/work/" + item + "/answer",
            Map.of("code", "CONSENTS", "to", "RESIDENCE", "form", "VERBAL", "because", "spurgt ved stuegang")));

        assertThat(saved.body()).contains("Svaret er gemt");
        hub.awaitIdle();
        assertThat(newest(loggedIn(Home.AARHUS.unit()))).contains(person.familyName());
        assertThat(audited(item)).containsSubsequence("WORK_ITEM_READ", "WORK_ITEM_ANSWERED");
    }

    @Test
    void the_reference_of_an_answer_leads_the_ward_to_the_answer_while_it_holds() throws Exception {
        Told told = Told.admitted(hub, person, Home.AARHUS, List.of());
        String reference = told.answerToWard();
        InboxClient ward = loggedIn("afsnit-auh");

        InboxClient.Page read = ward.follow(ward.get("/n/" + reference));

        assertThat(read.body()).contains("Spørg borgeren.", person.cpr().substring(0, 6), "/inbox/work/" + told.workItems().get(0));
        assertThat(loggedIn("afsnit-odense").get("/inbox/work/" + reference).status()).isEqualTo(404);
        ward.post("/inbox/work/" + told.workItems().get(0) + "/answer", Map.of("code", "REFUSES", "because", "spurgt"));
        await("the ward hears that nothing is asked any more").atMost(Duration.ofSeconds(30)).untilAsserted(
            () -> assertThat(ward.get("/inbox/work/" + reference).body()).contains("nyere").doesNotContain(person.cpr().substring(0, 6)));
        assertThat(audited(reference)).containsExactly("WARD_ANSWER_READ");
    }

    private static String newest(InboxClient staff) throws IOException {
        Matcher first = NOTICE.matcher(staff.get("/inbox").body());
        assertThat(first.find()).as("an unanswered notice").isTrue();
        return staff.get(first.group()).body();
    }

    private static String pageWithWorkItem(InboxClient ward, String item) throws IOException {
        String page = ward.get("/inbox/work").body();
        Matcher newer = NEWER.matcher(page);
        while (!page.contains(item) && newer.find()) {
            page = ward.get(newer.group(1)).body();
            newer = NEWER.matcher(page);
        }
        assertThat(page).contains(item);
        return page;
    }

    /** The line of a notice in the list, also if the unit has more unanswered notices of other tests than one page shows. */
    private static String line(InboxClient staff, String reference) throws IOException {
        String list;
        int page = 0;
        do {
            list = staff.get("/inbox?page=" + page++).body();
            int at = list.indexOf("/inbox/notices/" + reference + '"');
            if (at >= 0) {
                return list.substring(at, list.indexOf("</li>", at));
            }
        } while (list.contains("page=" + page));
        throw new AssertionError(reference + " is on none of " + page + " pages");
    }

    @Test
    void a_work_item_of_another_hospital_or_of_a_municipality_is_refused_and_audited() throws Exception {
        String item = Told.admitted(hub, person, Home.AARHUS, List.of()).workItems().get(0);
        for (String other : List.of("afsnit-odense", "administrator-0751")) {
            InboxClient stranger = loggedIn(other);
            assertThat(stranger.get("/inbox/work/" + item).status()).isEqualTo(404);
            assertThat(stranger.post("/inbox/work/" + item + "/answer", Map.of("code", "DONE", "because", "x")).status()).isEqualTo(404);
        }
        assertThat(audited(item)).hasSize(4).containsOnly("WORK_ITEM_REFUSED");
    }

    @Test
    void the_supervisor_of_the_region_sees_what_its_wards_have_not_answered_without_the_citizen() throws Exception {
        String item = Told.admitted(hub, person, Home.AARHUS, List.of()).workItems().get(0);

        assertThat(everyPage("region-1082")).contains(item, "Spørg borgeren om samtykke").doesNotContain(person.familyName(), person.cpr());
        assertThat(everyPage("region-1083")).doesNotContain(item);
    }

    private String everyPage(String supervisor) throws IOException {
        InboxClient client = loggedIn(supervisor);
        StringBuilder pages = new StringBuilder();
        Optional<String> next = Optional.of("/inbox/region");
        while (next.isPresent()) {
            String page = client.get(next.get()).body();
            pages.append(page);
            next = NEXT.matcher(page).results().map(found -> found.group(1)).findFirst();
        }
        return pages.toString();
    }

    @Test
    void the_administrator_sees_unanswered_notices_without_the_citizen() throws Exception {
        String reference = Told.admitted(hub, person, Home.AARHUS, RESIDENCE).reference(Home.AARHUS.unit());

        assertThat(loggedIn("administrator-0751").get("/inbox/municipality").body()).contains(reference)
            .doesNotContain(person.familyName());
        assertThat(loggedIn("administrator-0461").get("/inbox/municipality").body()).doesNotContain(reference);
    }

    @Test
    void who_tries_a_notice_with_another_role_is_refused_and_audited() throws Exception {
        String reference = Told.admitted(hub, person, Home.AARHUS, RESIDENCE).reference(Home.AARHUS.unit());
        for (String other : List.of("administrator-0751", "afsnit-auh")) {
            assertThat(loggedIn(other).get("/inbox/notices/" + reference).status()).isEqualTo(404);
        }
        assertThat(loggedIn(Home.AARHUS.unit()).get("/inbox/notices/" + reference + "/course").status()).isEqualTo(404);

        assertThat(audited(reference)).hasSize(3).containsOnly("NOTICE_REFUSED");
    }

    /** Every role with every page: 200 if it is for the role, the page for what does not exist if not. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /inbox                 | aarhus-botilbud-havnen=200, odense-tovholdere=200, administrator-0751=302, afsnit-auh=302, region-1082=302
        /inbox/work            | aarhus-botilbud-havnen=404, odense-tovholdere=404, administrator-0751=200, afsnit-auh=200, region-1082=404
        /inbox/work/ZZZZZZ     | aarhus-botilbud-havnen=404, odense-tovholdere=404, administrator-0751=404, afsnit-auh=404
        /inbox/municipality    | aarhus-botilbud-havnen=404, odense-tovholdere=404, administrator-0751=200, afsnit-auh=404, region-1082=404
        /inbox/region          | aarhus-botilbud-havnen=404, odense-tovholdere=404, administrator-0751=404, afsnit-auh=404, region-1082=200
        /inbox/notices/OWN     | aarhus-botilbud-havnen=200, odense-tovholdere=404, administrator-0751=404, afsnit-auh=404
        /inbox/notices/OWN/course | aarhus-botilbud-havnen=404, odense-tovholdere=404, administrator-0751=404, afsnit-auh=404
        /inbox/notices/ZZZZZZ  | aarhus-botilbud-havnen=404, odense-tovholdere=404, administrator-0751=404, afsnit-auh=404
        /n/OWN                 | aarhus-botilbud-havnen=303, odense-tovholdere=303, administrator-0751=303, afsnit-auh=303
        /inbox/help            | aarhus-botilbud-havnen=200, odense-tovholdere=200, administrator-0751=200, afsnit-auh=200
        /inbox/nothing         | aarhus-botilbud-havnen=404, odense-tovholdere=404, administrator-0751=404, afsnit-auh=404
        """)
    void each_page_exists_for_its_roles_only(String path, String expected) throws Exception {
        String reference = Told.admitted(hub, person, Home.AARHUS, RESIDENCE).reference(Home.AARHUS.unit());
        for (String one : expected.split(", ")) {
            String[] userAndStatus = one.split("=");
            assertThat(loggedIn(userAndStatus[0]).get(path.replace("OWN", reference)).status()).as("%s of %s", path, userAndStatus[0])
                .isEqualTo(Integer.parseInt(userAndStatus[1]));
        }
        InboxClient nobody = new InboxClient(hub.process().port("http"));
        assertThat(nobody.get(path.replace("OWN", reference)).status()).as("%s without login", path)
            .isEqualTo(path.equals("/inbox/help") ? 200 : 302);
    }

    @Test
    void wrong_passwords_are_told_like_unknown_accounts_and_then_must_wait() throws Exception {
        InboxClient guesser = new InboxClient(hub.process().port("http"));
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(guesser.logIn("aarhus-jobcenter", "guess" + attempt).location()).isEqualTo(LOGIN + "?wrong");
        }
        assertThat(guesser.logIn("nobody", "guess").location()).isEqualTo(LOGIN + "?wrong");

        await("a guess within the pause, which doubles each time").atMost(Duration.ofSeconds(30)).pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(50)).until(() -> guesser.logIn("aarhus-jobcenter", "guess").location().equals(LOGIN + "?wait"));
        assertThat(guesser.get(LOGIN + "?wait").body()).contains("prøvet for mange gange");
    }

    @Test
    void a_form_without_its_token_changes_nothing() throws Exception {
        String reference = Told.admitted(hub, person, Home.AARHUS, RESIDENCE).reference(Home.AARHUS.unit());
        InboxClient staff = loggedIn(Home.AARHUS.unit());

        InboxClient.Page refused = staff.postWithoutToken("/inbox/notices/" + reference + "/answer", Map.of("kind", "RECEIVED"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("Intet er gemt");
        assertThat(audited(reference)).doesNotContain("NOTICE_ANSWERED");
        assertThat(staff.postWithoutToken(LOGIN, Map.of("user", Home.AARHUS.unit(), "password", password(Home.AARHUS.unit()))).status())
            .isEqualTo(403);
    }

    @Test
    void a_session_ends_with_the_logout_and_begins_anew_with_a_login() throws Exception {
        InboxClient staff = new InboxClient(hub.process().port("http"));
        staff.get("/inbox/login");
        String before = staff.cookie("BROEN_INBOX");
        staff.logIn(Home.AARHUS.unit(), password(Home.AARHUS.unit()));
        String during = staff.cookie("BROEN_INBOX");
        staff.get("/inbox");

        assertThat(during).isNotEmpty().isNotEqualTo(before);
        assertThat(staff.post("/inbox/logout", Map.of()).location()).isEqualTo(LOGIN + "?out");
        assertThat(staff.get("/inbox").location()).isEqualTo(LOGIN);
    }

    @Test
    void the_accounts_of_the_api_and_of_the_inbox_are_not_each_others() throws Exception {
        assertThat(new InboxClient(hub.process().port("http")).logIn("operator", password("operator")).location())
            .isEqualTo(LOGIN + "?wrong");
        assertThat(hub.process().api(Home.AARHUS.unit(), password(Home.AARHUS.unit())).exchange("GET", "/api/work-items").status())
            .isEqualTo(401);
        InboxClient staff = loggedIn(Home.AARHUS.unit());
        assertThat(staff.get("/api/work-items").status()).as("the session of the inbox").isEqualTo(401);
    }

    @Test
    void every_answer_forbids_to_be_kept_framed_or_scripted() throws Exception {
        InboxClient staff = loggedIn(Home.AARHUS.unit());
        for (String path : List.of("/inbox", "/inbox/help", "/inbox/notices/ZZZZZZ", LOGIN, "/inbox-assets/inbox.css")) {
            InboxClient.Page page = staff.get(path);
            assertThat(page.header("Content-Security-Policy")).as(path)
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
            assertThat(page.header("Cache-Control")).as(path).contains("no-store");
            assertThat(page.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
            assertThat(page.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(page.body()).as(path).doesNotContain("<style", "style=\"", "javascript:", "onclick");
        }
    }

    private InboxClient loggedIn(String user) throws IOException {
        InboxClient client = new InboxClient(hub.process().port("http"));
        assertThat(client.logIn(user, password(user)).location()).as("login of %s", user).isEqualTo("/inbox");
        return client;
    }

    private String password(String user) {
        return hub.credentials(user).password();
    }

    private List<String> audited(String reference) throws Exception {
        return StagedDatabase.ofHub(hub.data()).audited(reference);
    }

    private static String withoutToken(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }
}
