package dk.broen.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.simulator.hub.Checkout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DemoFilesTest {
    private static final Pattern NUMBER = Pattern.compile("\\b\\d{10}\\b");

    @Test
    void the_facts_are_about_the_citizens_of_the_demo_and_nobody_else() {
        List<String> known = NUMBER.matcher(DemoFile.read("facts.json", Map.of()) + DemoFile.read("facts.csv", Map.of())).results()
            .map(MatchResult::group).distinct().toList();

        assertThat(known)
            .containsExactlyInAnyOrderElementsOf(Arrays.stream(Citizen.values()).map(citizen -> citizen.person().cpr()).toList());
    }

    @Test
    void nothing_is_sent_before_what_was_sent_earlier() {
        List<Step> steps = new Script().steps();

        assertThat(steps).extracting(Step::at).isSorted();
    }

    @Test
    void no_placeholder_is_left_in_the_medcom_message() {
        assertThat(new Script().steps()).filteredOn(Step.Fhir.class::isInstance).singleElement()
            .satisfies(step -> assertThat(new String(((Step.Fhir) step).bundle(), StandardCharsets.UTF_8))
                .doesNotContainPattern("\\{[a-z]+}"));
    }

    @Test
    void addresses_are_read_as_the_configuration_writes_them() throws Exception {
        AddressBook book = AddressBook.of(Checkout.here().config());

        assertThat(book.unit("aarhus-bostoette-nord").contacts())
            .containsEntry("queue", "notifications.0751.bostoette-nord").containsEntry("sms", "+4520000001");
        assertThat(book.queuesOf("0751")).contains("notifications.0751.jobcenter");
        assertThat(book.mailDomains()).containsExactly("aeroe.example", "odense.example");
        assertThat(book.answers()).containsEntry("auh", "ward-answers.auh");
        assertThat(book.smsText("7KQ4")).isEqualTo("Ny besked i Broen, ref 7KQ4. Log ind.");
    }
}
