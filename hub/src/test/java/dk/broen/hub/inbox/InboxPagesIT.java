package dk.broen.hub.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.selenium.AxeBuilder;
import dk.broen.hub.staging.Browser;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/**
 * Opens every page in a real browser, on a phone and on a desk: axe-core finds no violation of WCAG 2.2 AA, nothing is wider than a screen of 320
 * pixels, and the page's policy stops nothing that the page needs. Keeps pictures of all of them in {@code target/screenshots}.
 */
@ExtendWith(SharedHub.class)
class InboxPagesIT {
    private static final TestPeople PEOPLE = new TestPeople(5970);
    private static final int PHONE = 320;
    /** The pictures of {@code docs/brugerguide} are copies of those in {@code target/screenshots/guide}. */
    private static final int GUIDE = 640;
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final String TEAM = "odense-tovholdere";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path profile;

    @TempDir
    private Path files;

    @Test
    void every_page_can_be_read_by_everybody(StagedHub hub) throws Exception {
        assumeTrue(Browser.isInstalled(),
            "chromium and chromedriver are not on the path; on Debian: apt-get install chromium chromium-driver");
        TestPerson person = PEOPLE.next();
        TestPerson unasked = PEOPLE.next();
        Told told = Told.admitted(hub, person, Home.ODENSE, List.of("RESIDENCE", "COORDINATOR"));
        String item = Told.admitted(hub, unasked, Home.ODENSE, List.of()).workItems().get(0);
        String reference = told.reference(TEAM);
        try (Browser browser = Browser.open(profile)) {
            browser.visit(address(hub, "/inbox/login"));
            seen(browser, "login");
            logIn(hub, browser, TEAM);
            seen(browser, "notices");
            browser.visit(address(hub, "/n/" + reference));
            browser.see(By.xpath("//*[contains(.,'" + person.familyName() + "')]"));
            seen(browser, "notice");
            browser.type(By.id("handover-to"), "Kirsten Kollega");
            browser.click(By.xpath("//button[.='Giv videre']"));
            browser.see(By.xpath("//*[@role='status' and contains(.,'givet videre')]"));
            browser.click(By.xpath("//button[.='Modtaget']"));
            browser.see(By.xpath("//*[@role='status' and contains(.,'meldt modtaget')]"));
            seen(browser, "notice-answered");
            browser.click(By.partialLinkText("Se forløbet"));
            browser.see(By.id("log"));
            seen(browser, "course");
            browser.visit(address(hub, "/inbox/notices/ZZZZZZ"));
            seen(browser, "missing");
            browser.visit(address(hub, "/inbox/help"));
            seen(browser, "help");
            browser.visit(address(hub, "/inbox?lang=en"));
            browser.see(By.xpath("//h1[.='Notices to your unit']"));
            seen(browser, "notices-english");
            logOut(browser);
            logIn(hub, browser, "afsnit-odense");
            seen(browser, "work");
            browser.visit(address(hub, "/inbox/work/" + item));
            browser.see(By.name("to"));
            seen(browser, "work-item");
            logOut(browser);
            isNotTheirs(hub, browser);
            consentsDecide(hub, browser, unasked);
            logIn(hub, browser, "administrator-0461");
            browser.visit(address(hub, "/inbox/municipality"));
            seen(browser, "municipality");
            keepsFacts(hub, browser, person);
            sendsSheet(hub, browser);
            logOut(browser);
            logIn(hub, browser, "leder-0461");
            browser.visit(address(hub, "/inbox/team"));
            browser.click(By.xpath("//summary[.='Ret Trine Tester']"));
            seen(browser, "team");
        }
    }

    /** A unit answers "ikke os"; the administrator reads who and why, and a unit of another municipality nothing. */
    private static void isNotTheirs(StagedHub hub, Browser browser) throws IOException {
        TestPerson person = PEOPLE.next();
        String reference = Told.admitted(hub, person, Home.ODENSE, List.of("RESIDENCE", "COORDINATOR")).reference(Home.ODENSE.unit());
        logIn(hub, browser, Home.AARHUS.unit());
        browser.visit(address(hub, "/n/" + reference));
        browser.see(By.xpath("//h1[.='Siden findes ikke']"));
        logOut(browser);
        logIn(hub, browser, Home.ODENSE.unit());
        browser.visit(address(hub, "/n/" + reference));
        browser.type(By.id("not-us-because"), "flyttet til en anden enhed");
        browser.click(By.xpath("//button[.='Ikke os']"));
        browser.see(By.xpath("//*[@role='status' and contains(.,'meldt tilbage')]"));
        seen(browser, "notice-denied");
        logOut(browser);
        hub.awaitIdle();
        List<String> doubts = hub.api().get("/api/work-items?kind=DOUBTFUL_ENTRY").findValuesAsText("reference");
        logIn(hub, browser, "administrator-0461");
        browser.visit(address(hub, "/inbox/work/" + doubts.get(doubts.size() - 1)));
        browser.see(By.xpath("//*[contains(@class,'words') and contains(.,'flyttet til en anden enhed')]"));
        seen(browser, "work-item-denied");
        logOut(browser);
        logIn(hub, browser, "region-1083");
        browser.see(By.xpath("//span[@class='kind' and contains(.,'Spørg borgeren om samtykke')]"));
        seen(browser, "region");
        logOut(browser);
    }

    /**
     * The administrator withdraws the consent of one citizen, of whom a notice is held, and records that of another one: when the hold ends, the team
     * has one notice more, about the other one.
     */
    private static void consentsDecide(StagedHub hub, Browser browser, TestPerson unasked) throws IOException {
        logIn(hub, browser, TEAM);
        List<?> before = listed(browser);
        logOut(browser);
        TestPerson held = PEOPLE.next();
        Told.record(hub, held, Home.ODENSE, List.of("COORDINATOR"));
        String pause = hub.api().exchange("POST", "/api/pauses", "application/json", "{\"municipality\": \"0461\", \"because\": \"test\"}")
            .body().path("id").asText();
        try {
            AdtMessage admission = hub.message("A01", held, Home.ODENSE);
            hub.accepted(admission);
            await("a notice to the team is held").atMost(PATIENCE)
                .until(
                    () -> hub.api().exchange("GET", "/api/why/" + admission.controlId()).body().at("/0/notices").toString().contains(TEAM));
            logIn(hub, browser, "administrator-0461");
            find(hub, browser, held);
            withdraw(browser, "tovholder");
            find(hub, browser, unasked);
            consent(browser, "COORDINATOR");
        } finally {
            hub.api().exchange("POST", "/api/pauses/" + pause + "/end", "application/json", "{\"because\": \"test\"}");
        }
        logOut(browser);
        logIn(hub, browser, TEAM);
        await("the notice goes").atMost(PATIENCE).until(() -> {
            browser.visit(address(hub, "/inbox"));
            return !before.containsAll(listed(browser));
        });
        List<?> added = listed(browser).stream().filter(line -> !before.contains(line)).toList();
        assertThat(added).as("what was held is dropped").hasSize(1);
        browser.visit(address(hub, String.valueOf(added.get(0))));
        browser
            .see(By.xpath("//p[@class='citizen'][contains(.,'" + unasked.cpr().substring(0, 6) + "-" + unasked.cpr().substring(6) + "')]"));
        logOut(browser);
    }

    /** The addresses of the notices on the page. */
    private static List<?> listed(Browser browser) {
        return (List<?>) browser.script("return [...document.querySelectorAll('ul.lines a')].map(line => line.getAttribute('href'))");
    }

    private static void find(StagedHub hub, Browser browser, TestPerson person) {
        browser.visit(address(hub, "/inbox/citizens"));
        browser.type(By.id("find-cpr"), person.cpr());
        browser.click(By.cssSelector("main button"));
        browser.see(By.id("consents"));
    }

    private static void withdraw(Browser browser, String recipient) {
        String consent = "//div[contains(@class,'fact')][contains(h3,'" + recipient + "')]";
        browser.click(By.xpath(consent + "//summary[.='Træk samtykket tilbage']"));
        browser.type(By.xpath(consent + "//details[@open]//input[@name='because']"), "fortryder");
        browser.click(By.xpath(consent + "//button[.='Træk tilbage']"));
        browser.see(By.xpath("//*[@role='status' and contains(.,'trukket tilbage')]"));
    }

    private static void consent(Browser browser, String function) {
        browser.click(By.xpath("//summary[.='Registrér et samtykke']"));
        browser.click(By.id("to-" + function));
        browser.type(By.id("consent-because"), "talt med borgeren");
        browser.click(By.xpath("//button[.='Gem samtykket']"));
        browser.see(By.xpath("//*[@role='status' and contains(.,'Det er gemt')]"));
    }

    /** Finds a citizen, records a consent and withdraws it. */
    private static void keepsFacts(StagedHub hub, Browser browser, TestPerson person) throws IOException {
        browser.visit(address(hub, "/inbox/citizens"));
        seen(browser, "citizens");
        find(hub, browser, person);
        assertThat(browser.address()).doesNotContain(person.cpr().substring(6));
        seen(browser, "citizen");
        browser.click(By.xpath("//summary[.='Registrér et samtykke']"));
        browser.click(By.id("to-JOBCENTRE"));
        browser.type(By.id("consent-because"), "talt med borgeren");
        seen(browser, "citizen-consent");
        browser.click(By.xpath("//button[.='Gem samtykket']"));
        browser.see(By.xpath("//*[@role='status' and contains(.,'Det er gemt')]"));
        withdraw(browser, "jobcentret");
        seen(browser, "citizen-withdrawn");
        browser.click(By.xpath("//summary[.='Registrér en udpegning']"));
        browser.type(By.id("appointment-name"), "Trine Tester");
        browser.type(By.id("appointment-because"), "udpeget på møde");
        browser.click(By.xpath("//button[.='Gem udpegningen']"));
        browser.see(By.xpath("//*[@role='status' and contains(.,'Det er gemt')]"));
        browser.click(By.xpath("//summary[.='Registrér en indsats']"));
        browser.script("document.getElementById('service-because').removeAttribute('required')");
        browser.click(By.xpath("//button[.='Gem indsatsen']"));
        browser.see(By.id("service-because-fault"));
        seen(browser, "citizen-faults");
    }

    private void sendsSheet(StagedHub hub, Browser browser) throws IOException {
        Path sheet = Files.writeString(files.resolve("ark.csv"), "cpr;oplysning;enhed;funktion;fra\n" + PEOPLE.next().cpr()
            + ";INDSATS;odense-hjemmepleje;HOME_CARE;01-11-2026\n");
        browser.visit(address(hub, "/inbox/sheet"));
        seen(browser, "sheet");
        browser.type(By.id("sheet-file"), sheet.toString());
        browser.type(By.id("sheet-because"), "månedens ark");
        browser.click(By.cssSelector("main button"));
        browser.see(By.id("decide"));
        seen(browser, "sheet-preview");
        browser.click(By.xpath("//button[.='Gem arket']"));
        browser.see(By.xpath("//*[@role='status' and contains(.,'Arket er gemt')]"));
        Files.writeString(sheet, "cpr;oplysning;enhed;funktion;fra\n12;INDSATS;odense-nowhere;HOME_CARE;01-11-26\n");
        browser.type(By.id("sheet-file"), sheet.toString());
        browser.type(By.id("sheet-because"), "månedens ark");
        browser.click(By.cssSelector("main button"));
        browser.see(By.id("faults"));
        seen(browser, "sheet-faults");
    }

    private static void seen(Browser browser, String name) throws IOException {
        browser.resize(GUIDE, 760);
        browser.keepScreenshot(Path.of("target", "screenshots", "guide", name + ".png"));
        browser.resize(1280, 1000);
        keep(browser, name + "-desktop");
        browser.resize(PHONE, 800);
        keep(browser, name + "-phone");
        assertThat(((Number) browser.script("return document.documentElement.scrollWidth")).intValue()).as("width of %s", name)
            .isLessThanOrEqualTo(PHONE);
        browser.resize(1280, 1000);
    }

    private static void keep(Browser browser, String name) throws IOException {
        browser.keepScreenshot(Path.of("target", "screenshots", "inbox-" + name + ".png"));
        assertThat(new AxeBuilder().withTags(RULES).analyze(browser.driver()).getViolations()).as(name).isEmpty();
    }

    private static void logIn(StagedHub hub, Browser browser, String user) {
        browser.visit(address(hub, "/inbox/login"));
        browser.type(By.id("user"), user);
        browser.type(By.id("password"), hub.credentials(user).password());
        browser.click(By.cssSelector("main button"));
        browser.see(By.cssSelector(".out"));
    }

    private static void logOut(Browser browser) {
        browser.click(By.cssSelector(".out button"));
        browser.see(By.id("user"));
        browser.visit(browser.address().replaceAll("[?].*", "?lang=da"));
        browser.see(By.xpath("//h1[.='Log ind']"));
    }

    private static String address(StagedHub hub, String path) {
        return "http://127.0.0.1:" + hub.process().port("http") + path;
    }
}
