package dk.broen.mappings.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.notification.Receipt.Meaning;
import dk.broen.domain.terms.NotificationId;
import dk.broen.mappings.sms.ReportCheck.Algorithm;
import dk.broen.mappings.sms.ReportCheck.Encoding;
import dk.broen.mappings.sms.ReportCheck.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFormTest {
    private static final String SECRET = "a-secret-of-the-test";
    private static final String ID = "6f1c1f52-3c1d-4f0a-9d1e-0a4f4b1c2d3e";
    private static final NotificationId NOTICE = new NotificationId(UUID.fromString(ID));
    private static final Instant NOW = Instant.parse("2026-11-21T21:00:00Z");

    @ParameterizedTest
    @CsvSource({"DELIVERED,DELIVERED", "delivered,DELIVERED", "Undeliverable,FAILED", "EXPIRED,FAILED", "ENROUTE,UNDERWAY"})
    void a_status_means_what_the_table_says_in_any_case_of_letters(String status, Meaning meaning) {
        assertThat(read(json(), "{\"event\": {\"reference\": \"" + ID + "\", \"msg_id\": 42, \"status\": \"" + status + "\"}, "
            + "\"timestamp\": \"2026-11-21T22:00:00+01:00\"}"))
            .isEqualTo(new SmsReport.Read(Optional.of(NOTICE), Optional.of("42"), meaning, status));
    }

    @Test
    void a_status_that_is_in_no_table_means_nothing() {
        assertThat(read(json(), event("SEEN", "2026-11-21T21:00:00Z"))).isEqualTo(new SmsReport.UnknownStatus("SEEN"));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-18T20:59:59Z,is too old", "2026-11-21T21:05:01Z,is in the future", "yesterday,'is missing, or not a time'",
        "'','is missing, or not a time'"})
    void a_report_out_of_its_time_is_refused_at_its_place(String time, String why) {
        assertThat(read(json(), event("DELIVERED", time))).isEqualTo(new SmsReport.Refused("/timestamp", why));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-18T21:00:00Z", "2026-11-21T21:05:00Z", "1795294800"})
    void a_report_in_its_time_is_read(String time) {
        assertThat(read(json(), event("DELIVERED", time))).isInstanceOf(SmsReport.Read.class);
    }

    @Test
    void what_cannot_be_read_is_refused_at_its_place_without_a_value() {
        assertThat(read(json(), "<xml/>")).isEqualTo(new SmsReport.Refused("body", "is not a JSON object"));
        assertThat(read(json(), "[]")).isEqualTo(new SmsReport.Refused("body", "is not a JSON object"));
        assertThat(read(json(), event("two words", "2026-11-21T21:00:00Z")))
            .isEqualTo(new SmsReport.Refused("/event/status", "is missing, or not a word"));
        assertThat(read(json(), "{\"event\": {\"reference\": \"2509479989\", \"status\": \"DELIVERED\"}, \"timestamp\": "
            + "\"2026-11-21T21:00:00Z\"}"))
            .isEqualTo(new SmsReport.Refused("/event/reference", "is missing, or not a reference of the hub"));
    }

    @Test
    void the_signature_is_checked_before_anything_is_read() {
        IncomingReport unsigned = new IncomingReport("", Optional.empty(), Map.of(), "<xml/>".getBytes(StandardCharsets.UTF_8));
        assertThat(json().read(unsigned, NOW)).isEqualTo(new SmsReport.NotSigned());
    }

    @Test
    void a_form_names_its_fields_and_the_reference_can_be_in_the_path_after_the_secret() {
        ReportForm form = new ReportForm(new ReportCheck(Kind.SECRET_IN_PATH, "", "", Algorithm.SHA1, Encoding.HEX, "", SECRET),
            ReportForm.Format.FORM, ReportForm.IN_PATH, "MessageSid", "MessageStatus", "", Duration.ofDays(3),
            Map.of(Meaning.FAILED, List.of("undelivered")));
        assertThat(form.read(new IncomingReport("/" + SECRET + "/" + ID, Optional.empty(), Map.of(),
            "MessageSid=SM1&MessageStatus=undelivered".getBytes(StandardCharsets.UTF_8)), NOW))
            .isEqualTo(new SmsReport.Read(Optional.of(NOTICE), Optional.of("SM1"), Meaning.FAILED, "undelivered"));
        assertThat(form.read(new IncomingReport("/" + SECRET, Optional.empty(), Map.of(),
            "MessageSid=SM1&MessageStatus=undelivered".getBytes(StandardCharsets.UTF_8)), NOW)).as("by the id of the gateway")
            .isEqualTo(new SmsReport.Read(Optional.empty(), Optional.of("SM1"), Meaning.FAILED, "undelivered"));
        assertThat(form.read(new IncomingReport("/" + SECRET, Optional.empty(), Map.of(), "%%".getBytes(StandardCharsets.UTF_8)), NOW))
            .isEqualTo(new SmsReport.Refused("body", "is not a form"));
    }

    private static String event(String status, String time) {
        return "{\"event\": {\"reference\": \"" + ID + "\", \"status\": \"" + status + "\"}, \"timestamp\": \"" + time + "\"}";
    }

    private static SmsReport read(ReportForm form, String body) {
        return form.read(new IncomingReport("", Optional.empty(), Map.of("Authorization", "Bearer " + SECRET),
            body.getBytes(StandardCharsets.UTF_8)), NOW);
    }

    private static ReportForm json() {
        return new ReportForm(
            new ReportCheck(Kind.SECRET_IN_HEADER, "Authorization", "Bearer ", Algorithm.SHA256, Encoding.HEX, "", SECRET),
            ReportForm.Format.JSON, "/event/reference", "/event/msg_id", "/event/status", "/timestamp", Duration.ofDays(3),
            Map.of(Meaning.DELIVERED, List.of("DELIVERED"), Meaning.FAILED, List.of("UNDELIVERABLE", "EXPIRED"), Meaning.UNDERWAY,
                List.of("ENROUTE")));
    }
}
