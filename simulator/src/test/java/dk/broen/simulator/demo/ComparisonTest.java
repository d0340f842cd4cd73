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
    private static final Notice ON_QUEUE = new Notice(Channel.QUEUE, QUEUE, "7KQ4AA", news("ADMITTED", Citizen.REFUSED));
    private static final Notice BY_MAIL = new Notice(Channel.MAIL, "social@odense.example", "7KQ4BB",
        new News("CANCELLED", List.of(), List.of("ADMITTED"), "", Citizen.MISTAKEN.name()));
    private static final Notice BY_SMS = new Notice(Channel.SMS, "+4520000001", "7KQ4CC", News.NONE);
    private static final Notice TO_WARD =
        new Notice(Channel.QUEUE, "ward-answers.auh", Citizen.CONSENTED.stay(), News.ofStay(Citizen.CONSENTED));
    private static final String TAKEN_BACK =
        "Den tidligere besked om indlæggelse fredag den 27. november kl. 11.30 var forkert. Se bort fra den.";

    private Comparison comparison;

    @BeforeEach
    void readConfiguration() throws IOException {
        comparison = new Comparison(AddressBook.of(Checkout.here().config()), Texts.of(Checkout.here().config()),
            Map.of("DEMO0001", Citizen.CONSENTED));
    }

    @Test
    void notices_received_as_in_the_table_give_no_difference() throws IOException {
        assertThat(comparison.differences(List.of(ON_QUEUE, BY_MAIL, BY_SMS, TO_WARD),
            List.of(notification("aarhus-jobcenter"), answer(Citizen.CONSENTED)), List.of(mail("social@odense.example")),
            List.of(sms("Ny besked i Broen, ref 7KQ4CC. Log ind.")))).isEmpty();
    }

    @Test
    void a_notice_in_the_table_that_was_not_received_is_a_difference() {
        assertThat(comparison.differences(List.of(BY_MAIL), List.of(), List.of(), List.of()))
            .containsExactly(
                "in the table, but not received: mail social@odense.example, ref 7KQ4BB, CANCELLED (not ADMITTED) about MISTAKEN");
    }

    @Test
    void a_notice_received_twice_is_a_difference() throws IOException {
        assertThat(onQueues(ON_QUEUE, notification("aarhus-jobcenter"), notification("aarhus-jobcenter")))
            .containsExactly(
                "received, but not in the table: queue " + QUEUE + ", ref 7KQ4AA, NEWS (ADMITTED, now ADMITTED) about REFUSED");
    }

    @Test
    void a_notice_on_the_queue_of_another_unit_is_a_difference() throws IOException {
        assertThat(onQueues(ON_QUEUE, notification("aarhus-bostoette-nord"))).hasSize(2);
    }

    @Test
    void a_notice_about_another_citizen_under_the_right_reference_is_a_difference() throws IOException {
        assertThat(onQueues(ON_QUEUE, notification("aarhus-jobcenter", "ADMITTED", Citizen.CONSENTED))).hasSize(2)
            .noneMatch(difference -> difference.contains(Citizen.CONSENTED.person().cpr()));
    }

    @Test
    void a_notice_of_another_event_under_the_right_reference_is_a_difference() throws IOException {
        assertThat(onQueues(ON_QUEUE, notification("aarhus-jobcenter", "DISCHARGED", Citizen.REFUSED))).hasSize(2);
    }

    @Test
    void a_notice_that_also_takes_something_back_is_a_difference() {
        News correction = new News("CORRECTED", List.of("ADMITTED"), List.of("ADMITTED"), "ADMITTED", Citizen.MISTAKEN.name());
        assertThat(comparison.differences(List.of(new Notice(Channel.MAIL, "social@odense.example", "7KQ4BB", correction)), List.of(),
            List.of(mail("social@odense.example")), List.of())).hasSize(2);
    }

    @Test
    void an_answer_to_a_ward_that_replies_to_a_message_about_another_citizen_is_a_difference() throws IOException {
        assertThat(onQueues(new Notice(Channel.QUEUE, "ward-answers.auh", Citizen.REFUSED.stay(), News.ofStay(Citizen.REFUSED)),
            answer(Citizen.REFUSED))).hasSize(2);
    }

    @Test
    void an_answer_to_a_ward_about_another_stay_is_a_difference() throws IOException {
        assertThat(onQueues(TO_WARD, answer(Citizen.REFUSED))).hasSize(2);
    }

    @Test
    void a_mail_about_another_citizen_under_the_right_reference_is_a_difference() {
        assertThat(comparison.differences(List.of(BY_MAIL), List.of(), List.of(mail(TAKEN_BACK, Citizen.BY_MAIL)), List.of())).hasSize(2);
    }

    @Test
    void a_mail_of_another_event_under_the_right_reference_is_a_difference() {
        assertThat(comparison.differences(List.of(BY_MAIL), List.of(),
            List.of(mail("Borgeren er indlagt på sygehus.", Citizen.MISTAKEN)), List.of())).hasSize(2);
    }

    @Test
    void a_mail_to_another_address_is_a_difference() {
        assertThat(comparison.differences(List.of(BY_MAIL), List.of(), List.of(mail("skp@odense.example")), List.of())).hasSize(2);
    }

    @Test
    void an_sms_with_an_additional_word_is_a_difference() {
        ReceivedSms more = sms("Ny besked i Broen, ref 7KQ4CC. Log ind. P2");
        assertThat(comparison.differences(List.of(BY_SMS), List.of(), List.of(), List.of(more))).hasSize(2)
            .noneMatch(difference -> difference.contains("P2"));
    }

    private static News news(String event, Citizen citizen) {
        return new News("NEWS", List.of(event), List.of(), event, citizen.name());
    }

    private List<String> onQueues(Notice inTable, ReceivedNotification... received) {
        return comparison.differences(List.of(inTable), List.of(received), List.of(), List.of());
    }

    private static ReceivedNotification notification(String unit) throws IOException {
        return notification(unit, "ADMITTED", Citizen.REFUSED);
    }

    private static ReceivedNotification notification(String unit, String event, Citizen citizen) throws IOException {
        return received(QUEUE, """
            {"version": 1, "reference": "7KQ4AA", "kind": "NEWS", "recipient": {"unit": "%s"}, "citizen": {"cpr": "%s"}, "takesBack": [],
             "says": [{"type": "%s", "hospital": {"name": "AUH"}}], "now": {"state": "%s"}}"""
            .formatted(unit, citizen.person().cpr(), event, event));
    }

    private static ReceivedNotification answer(Citizen citizen) throws IOException {
        return received("ward-answers.auh", """
            {"version": 1, "inReplyTo": {"messageId": "DEMO0001", "episode": "%s"}}""".formatted(citizen.stay()));
    }

    private static ReceivedNotification received(String queue, String body) throws IOException {
        return new ReceivedNotification(1, queue, new ObjectMapper().readTree(body), Map.of(), false);
    }

    private static ReceivedMail mail(String to) {
        return new ReceivedMail("broen@localhost", to, "Ny besked i Broen, ref 7KQ4BB", text(TAKEN_BACK, Citizen.MISTAKEN), Map.of(), "");
    }

    private static ReceivedMail mail(String event, Citizen citizen) {
        return new ReceivedMail("broen@localhost", "social@odense.example", "Ny besked i Broen, ref 7KQ4BB", text(event, citizen), Map.of(),
            "");
    }

    private static String text(String event, Citizen citizen) {
        String cpr = citizen.person().cpr();
        return "Til afdelingen\n\n" + event + "\n\nBorger: " + cpr.substring(0, 6) + "-" + cpr.substring(6) + "\n\nReference: 7KQ4BB.";
    }

    private static ReceivedSms sms(String text) {
        return new ReceivedSms("sms-1", "+4520000001", text, "Broen", "client-reference", 1, Instant.EPOCH);
    }
}
