package dk.broen.hub.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dk.broen.hub.staging.Browser;
import dk.broen.hub.staging.ClassArchive;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.hub.HubClient;
import dk.broen.simulator.hub.HubLaunch;
import dk.broen.simulator.hub.HubProcess;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** Opens Hawtio in a real browser, as an engineer does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HawtioBrowserIT {
    private static final By USER = By.name("username");
    private static final By PASSWORD = By.name("password");
    private static final By SIGN_IN = By.cssSelector("button[type=submit]");
    private static final By CAMEL = By.xpath("//nav//a[contains(@href,'/camel')]");
    private static final String OPERATOR = "operator";

    private Path directory;
    private HubProcess hub;
    private String password;

    @BeforeAll
    void start(@TempDir Path empty) throws IOException {
        directory = empty;
        assumeTrue(Browser.isInstalled(),
            "chromium and chromedriver are not on the path; on Debian: apt-get install chromium chromium-driver");
        HubLaunch launch = HubLaunch.of(Checkout.here(), directory).withArguments("--profile", "demo", "--free-ports")
            .withJvmArguments(ClassArchive.jvmArguments("-Xmx384m"));
        hub = HubProcess.start(launch);
        password = new ObjectMapper().readTree(launch.data().resolve("demo-secrets.json").toFile()).get(OPERATOR).asText();
    }

    @AfterAll
    void stop() {
        if (hub != null) {
            hub.close();
        }
    }

    @Test
    void without_a_login_only_the_login_page_is_shown() throws IOException {
        try (Browser browser = browser("nobody")) {
            browser.visit(management("/actuator/hawtio/camel"));
            browser.see(PASSWORD);
            assertThat(browser.address()).endsWith("/login");
        }
        assertThat(hub.management("nobody", "nothing").exchange("GET", "/actuator/jolokia/list").status()).isEqualTo(401);
    }

    @Test
    void a_wrong_password_is_refused() throws IOException {
        try (Browser browser = browser("guesser")) {
            logIn(browser, "guessed");
            browser.see(PASSWORD);
            assertThat(browser.address()).contains("/login").contains("error");
            browser.visit(management("/actuator/hawtio"));
            assertThat(browser.address()).endsWith("/login");
        }
    }

    @Test
    void an_operator_sees_the_routes_and_a_route_diagram() throws IOException {
        try (Browser browser = browser("operator")) {
            logIn(browser, password);
            browser.click(CAMEL);
            browser.click(inTree("routes"));
            browser.see(By.xpath("//main//table//*[normalize-space(.)='intake-mllp']"));
            browser.see(By.xpath("//main//table//*[normalize-space(.)='intake-fhir']"));
            browser.keepScreenshot(screenshot("hawtio-routes"));

            browser.click(inTree("intake-mllp"));
            browser.click(By.xpath("//main//nav//a[normalize-space(.)='Route Diagram']"));
            browser.see(inDiagram("reply-or-event"));
            browser.see(inDiagram("is-event"));
            browser.keepScreenshot(screenshot("hawtio-route-diagram"));
            assertThat(browser.count(By.cssSelector(".react-flow__node"))).isGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void an_operator_can_read_and_change_nothing_through_jolokia() {
        HubClient operator = hub.management(OPERATOR, password);
        assertThat(exec(operator, "org.apache.camel:context=broen,type=context,name=\"broen\"", "dumpRoutesAsXml()"))
            .contains("intake-mllp");
        assertThat(exec(operator, "org.apache.camel:context=broen,type=routes,name=\"intake-mllp\"", "stop()")).contains("forbidden");
        assertThat(exec(operator, "com.sun.management:type=HotSpotDiagnostic", "dumpHeap")).contains("forbidden");
        assertThat(exec(operator, "java.util.logging:type=Logging", "setLoggerLevel")).contains("forbidden");
        assertThat(operator.exchange("GET", "/actuator/jolokia/list").body().toString())
            .as("GET is refused, so that a link cannot call Jolokia").contains("not allowed");
    }

    private static String exec(HubClient operator, String name, String operation) {
        return operator.exchange("POST", "/actuator/jolokia", JsonNodeFactory.instance.objectNode()
            .put("type", "exec").put("mbean", name).put("operation", operation)).body().toString();
    }

    private static By inTree(String name) {
        return By.xpath("//button[contains(@class,'tree-view__node-text') and normalize-space(.)='" + name + "']");
    }

    private static By inDiagram(String id) {
        return By.xpath("//*[contains(@class,'camel-node-id') and contains(.,'" + id + "')]");
    }

    private Browser browser(String profile) {
        return Browser.open(directory.resolve("browser-" + profile));
    }

    private void logIn(Browser browser, String enteredPassword) {
        browser.visit(management("/login"));
        browser.type(USER, OPERATOR);
        browser.type(PASSWORD, enteredPassword);
        browser.click(SIGN_IN);
    }

    private String management(String path) {
        return "http://127.0.0.1:" + hub.port("management") + path;
    }

    private static Path screenshot(String name) {
        return Path.of("target", "screenshots", name + ".png");
    }
}
