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
    void the_facts_are_about_all_citizens_of_the_demo_and_no_others() {
        List<String> known = NUMBER.matcher(DemoFile.read("facts.json", Map.of()) + DemoFile.read("facts.csv", Map.of())).results()
            .map(MatchResult::group).distinct().toList();

        assertThat(known)
            .containsExactlyInAnyOrderElementsOf(Arrays.stream(Citizen.values()).map(citizen -> citizen.person().cpr()).toList());
    }

    @Test
    void the_steps_are_in_order_of_time() {
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
    void the_address_book_has_the_addresses_of_the_configuration() throws Exception {
        AddressBook book = AddressBook.of(Checkout.here().config());

        assertThat(book.unit("aarhus-bostoette-nord").contacts())
            .containsEntry("queue", "notifications.0751.bostoette-nord").containsEntry("sms", "+4520000001");
        assertThat(book.queuesOf("0751")).contains("notifications.0751.jobcenter");
        assertThat(book.mailDomains()).containsExactly("aeroe.example", "odense.example");
        assertThat(book.answers()).containsEntry("auh", "ward-answers.auh");
    }

    @Test
    void the_texts_are_those_of_the_configuration() throws Exception {
        Texts texts = Texts.of(Checkout.here().config());

        assertThat(texts.sms("7KQ4")).isEqualTo("Ny besked i Broen, ref 7KQ4. Log ind.");
        assertThat(texts.said("ADMITTED")).isEqualTo("Borgeren er indlagt på sygehus.");
        assertThat(texts.takenBack("ADMITTED")).isEqualTo("Den tidligere besked om indlæggelse ");
        assertThat(texts.now("ADMITTED")).isEqualTo("Status nu: Borgeren er indlagt siden ");
        assertThat(texts.events()).contains("DISCHARGE_PLANNED");
        assertThat(texts.states()).containsExactlyInAnyOrder("ADMITTED", "ON_LEAVE", "DISCHARGED", "DEAD");
    }

    @Test
    void each_message_that_is_sent_is_known_with_its_citizen() {
        Script script = new Script();

        assertThat(script.steps()).filteredOn(Step.Hl7.class::isInstance).isNotEmpty()
            .allSatisfy(step -> assertThat(script.messages()).containsEntry(((Step.Hl7) step).id(), ((Step.Hl7) step).citizen()));
    }
}
