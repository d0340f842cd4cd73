package dk.broen.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.mail.ReceivedMail;
import dk.broen.simulator.municipality.ReceivedNotification;
import dk.broen.simulator.sms.ReceivedSms;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final String QUEUE = "notifications.0751.jobcenter";
    private static final Notice ON_QUEUE = new Notice(Channel.QUEUE, QUEUE, "7KQ4AA");
    private static final Notice BY_MAIL = new Notice(Channel.MAIL, "social@odense.example", "7KQ4BB");
    private static final Notice BY_SMS = new Notice(Channel.SMS, "+4520000001", "7KQ4CC");

    private Comparison comparison;

    @BeforeEach
    void readConfiguration() throws IOException {
        comparison = new Comparison(AddressBook.of(Checkout.here().config()));
    }

    @Test
    void what_is_received_as_said_is_no_difference() throws IOException {
        assertThat(comparison.differences(List.of(ON_QUEUE, BY_MAIL, BY_SMS), List.of(notification("aarhus-jobcenter")),
            List.of(mail("social@odense.example")), List.of(sms("Ny besked i Broen, ref 7KQ4CC. Log ind.")))).isEmpty();
    }

    @Test
    void what_the_table_says_and_nobody_received_is_a_difference() {
        assertThat(comparison.differences(List.of(BY_MAIL), List.of(), List.of(), List.of()))
            .containsExactly("in the table, but not received: mail social@odense.example, ref 7KQ4BB");
    }

    @Test
    void what_is_received_twice_is_a_difference() throws IOException {
        assertThat(comparison.differences(List.of(ON_QUEUE), List.of(notification("aarhus-jobcenter"), notification("aarhus-jobcenter")),
            List.of(), List.of())).containsExactly("received, but not in the table: queue " + QUEUE + ", ref 7KQ4AA");
    }

    @Test
    void a_notice_on_the_queue_of_another_unit_is_a_difference() throws IOException {
        assertThat(comparison.differences(List.of(ON_QUEUE), List.of(notification("aarhus-bostoette-nord")), List.of(), List.of())).hasSize(2);
    }

    @Test
    void a_mail_to_another_address_is_a_difference() {
        assertThat(comparison.differences(List.of(BY_MAIL), List.of(), List.of(mail("skp@odense.example")), List.of())).hasSize(2);
    }

    @Test
    void a_text_message_that_says_one_word_more_is_a_difference() {
        assertThat(comparison.differences(List.of(BY_SMS), List.of(), List.of(), List.of(sms("Ny besked i Broen, ref 7KQ4CC. Log ind. P2"))))
            .hasSize(2).noneMatch(difference -> difference.contains("P2"));
    }

    private static ReceivedNotification notification(String unit) throws IOException {
        return new ReceivedNotification(1, QUEUE, new ObjectMapper().readTree(
            "{\"version\": 1, \"reference\": \"7KQ4AA\", \"recipient\": {\"unit\": \"" + unit + "\"}}"), Map.of(), false);
    }

    private static ReceivedMail mail(String to) {
        return new ReceivedMail("broen@localhost", to, "Ny besked i Broen, ref 7KQ4BB", "Reference: 7KQ4BB.", Map.of(), "");
    }

    private static ReceivedSms sms(String text) {
        return new ReceivedSms("sms-1", "+4520000001", text, "Broen", "client-reference", 1, Instant.EPOCH);
    }
}
