package dk.broen.mappings.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.mappings.sms.ReportCheck.Algorithm;
import dk.broen.mappings.sms.ReportCheck.Encoding;
import dk.broen.mappings.sms.ReportCheck.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportCheckTest {
    private static final String SECRET = "a-secret-of-the-test";

    @Test
    void the_signature_of_a_url_and_a_form_is_that_of_the_published_example_of_twilio() {
        ReportCheck twilio = new ReportCheck(Kind.HMAC_OF_URL_AND_FORM, "X-Twilio-Signature", "", Algorithm.SHA1, Encoding.BASE64,
            "https://mycompany.com", "12345");
        String form = "To=%2B18005551212&Digits=1234&CallSid=CA1234567890ABCDE&From=%2B14158675309&Caller=%2B14158675309";
        Map<String, String> signature = Map.of("X-TWILIO-SIGNATURE", "RSOYDt4T1cUTdK1PDd93/VVr8B8=");

        assertThat(twilio.accepts(report("/myapp.php", Optional.of("foo=1&bar=2"), signature, form))).isTrue();
        assertThat(twilio.accepts(report("/myapp.php", Optional.of("foo=1&bar=3"), signature, form))).as("another query").isFalse();
        assertThat(twilio.accepts(report("/other.php", Optional.of("foo=1&bar=2"), signature, form))).as("another path").isFalse();
        assertThat(twilio.accepts(report("/myapp.php", Optional.of("foo=1&bar=2"), signature, form + "&X=1"))).as("a field more").isFalse();
        assertThat(twilio.accepts(report("/myapp.php", Optional.of("foo=1&bar=2"), signature, form + "&To=%2B1"))).as("twice").isFalse();
        assertThat(twilio.accepts(report("/myapp.php", Optional.of("foo=1&bar=2"), Map.of(), form))).as("no signature").isFalse();
    }

    @Test
    void the_signature_of_a_body_covers_each_byte_and_has_its_prefix() {
        ReportCheck check = check(Kind.HMAC_OF_BODY, "v1=");
        // printf '{"a":1}' | openssl dgst -sha256 -hmac a-secret-of-the-test
        String right = "v1=0624eba251846d346cf8943936bdede5e65a92508398f5022a2fa1e9cf3de8ae";

        assertThat(check.accepts(report("", Optional.empty(), Map.of("signature", right), "{\"a\":1}"))).isTrue();
        assertThat(check.accepts(report("", Optional.empty(), Map.of("signature", right.substring(3)), "{\"a\":1}"))).isFalse();
        assertThat(check.accepts(report("", Optional.empty(), Map.of("signature", right), "{\"a\":2}"))).isFalse();
        assertThat(check.accepts(report("", Optional.empty(), Map.of("signature", "v1="), "{\"a\":1}"))).isFalse();
    }

    @Test
    void a_secret_is_in_the_header_or_the_first_part_of_the_path() {
        assertThat(
            check(Kind.SECRET_IN_HEADER, "Bearer ").accepts(report("", Optional.empty(), Map.of("Signature", "Bearer " + SECRET), "")))
            .isTrue();
        assertThat(check(Kind.SECRET_IN_HEADER, "Bearer ").accepts(report("", Optional.empty(), Map.of("Signature", "Bearer x"), "")))
            .isFalse();
        assertThat(check(Kind.SECRET_IN_PATH, "").accepts(report("/" + SECRET + "/r", Optional.empty(), Map.of(), ""))).isTrue();
        assertThat(check(Kind.SECRET_IN_PATH, "").accepts(report("/r/" + SECRET, Optional.empty(), Map.of(), ""))).isFalse();
        assertThat(check(Kind.SECRET_IN_PATH, "").accepts(report("", Optional.empty(), Map.of(), ""))).isFalse();
    }

    @Test
    void without_a_secret_nothing_is_accepted() {
        ReportCheck none = new ReportCheck(Kind.SECRET_IN_HEADER, "Signature", "", Algorithm.SHA256, Encoding.HEX, "", "");
        assertThat(none.accepts(report("", Optional.empty(), Map.of("Signature", ""), ""))).isFalse();
        assertThat(none.accepts(report("", Optional.empty(), Map.of(), ""))).isFalse();
    }

    private static ReportCheck check(Kind kind, String prefix) {
        return new ReportCheck(kind, "Signature", prefix, Algorithm.SHA256, Encoding.HEX, "", SECRET);
    }

    private static IncomingReport report(String path, Optional<String> query, Map<String, String> headers, String body) {
        return new IncomingReport(path, query, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
