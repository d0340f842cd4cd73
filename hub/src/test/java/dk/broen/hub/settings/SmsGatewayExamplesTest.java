package dk.broen.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.notification.Receipt.Meaning;
import dk.broen.domain.terms.NotificationId;
import dk.broen.mappings.sms.IncomingReport;
import dk.broen.mappings.sms.OutgoingSms;
import dk.broen.mappings.sms.ReportCheck;
import dk.broen.mappings.sms.ReportForm;
import dk.broen.mappings.sms.SmsAccount;
import dk.broen.mappings.sms.SmsReport;
import dk.broen.mappings.sms.SmsRequest;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.sms.GatewayApi;
import dk.broen.simulator.sms.ReceivedSms;
import dk.broen.simulator.sms.Report;
import dk.broen.simulator.sms.Twilio;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

/** The settings in docs/partners/sms-gateways.md, against stand-ins that check each request as the documentation of the gateway says. */
class SmsGatewayExamplesTest {
    private static final OutgoingSms SMS =
        new OutgoingSms("+4520000001", "Ny besked i Broen, ref 7KQ4ZT. Log ind.", new NotificationId(UUID.randomUUID()));
    private static final Instant NOW = Instant.parse("2026-11-21T21:00:00Z");

    @Test
    void gatewayapi_takes_an_sms_and_its_reports_are_read() throws Exception {
        BroenSettings.Sms settings = example("GatewayAPI").sms();
        try (GatewayApi gateway = new GatewayApi(settings.token(), settings.reports().secret(), Clock.systemUTC())) {
            HttpResponse<byte[]> answer = sent(settings, gateway.uri());
            assertThat(answer.statusCode()).isEqualTo(202);
            ReceivedSms taken = gateway.received().get(0);

            assertThat(taken.text()).isEqualTo(SMS.text());
            assertThat(settings.form().form().id(answer.body())).contains(taken.id());
            assertThat(read(settings, gateway.report(taken, "DELIVERED", NOW))).isEqualTo(
                new SmsReport.Read(Optional.of(SMS.reference()), Optional.of(taken.id()), Meaning.DELIVERED, "DELIVERED"));
            assertThat(read(settings, gateway.report(taken, "EXPIRED", NOW.minusSeconds(86_400)))).as("repeated for a day")
                .isInstanceOf(SmsReport.Read.class);
            assertThat(read(settings, gateway.report(taken, "DELIVERED", NOW).with("Signature", "v1=00")))
                .isEqualTo(new SmsReport.NotSigned());
        }
    }

    @Test
    void twilio_takes_an_sms_and_its_callbacks_are_read() throws Exception {
        BroenSettings.Sms settings = example("Twilio").sms();
        try (Twilio twilio = new Twilio(settings.user(), settings.password(), Clock.systemUTC())) {
            HttpResponse<byte[]> answer = sent(settings, twilio.uri());
            assertThat(answer.statusCode()).isEqualTo(201);
            ReceivedSms taken = twilio.received().get(0);

            assertThat(twilio.callback(taken)).isEqualTo(settings.reports().url() + "/" + SMS.reference());
            assertThat(settings.form().form().id(answer.body())).contains(taken.id());
            assertThat(read(settings, twilio.report(taken, "undelivered", settings.reports().url()))).isEqualTo(
                new SmsReport.Read(Optional.of(SMS.reference()), Optional.of(taken.id()), Meaning.FAILED, "undelivered"));
            Report report = twilio.report(taken, "delivered", settings.reports().url());
            assertThat(read(settings, report.saying(report.body().replace("delivered", "sent")))).isEqualTo(new SmsReport.NotSigned());
        }
    }

    @ParameterizedTest
    @CsvSource({"GatewayAPI", "Twilio", "SMPP"})
    void each_example_is_accepted_at_the_start(String gateway) throws Exception {
        assertThat(violations(example(gateway))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
        value = {"broen.sms.reports.secret|short|sms.reports.secret", "broen.sms.form.body|{\"to\": \"{phone}\"}|sms.form.body",
            "broen.sms.form.method|GET|sms.form.method", "broen.sms.by|SMPP|sms.smpp.host", "broen.sms.form.id-at|id|sms.form.idAt"})
    void a_wrong_setting_is_refused_at_its_key(String key, String value, String path) {
        assertThat(violations(bound(Map.of(key, value)))).extracting(violation -> violation.getPropertyPath().toString())
            .containsExactly(path);
    }

    @Test
    void an_smsc_elsewhere_is_encrypted_or_behind_a_vpn() {
        Map<String, String> smpp = Map.of("broen.sms.by", "SMPP", "broen.sms.smpp.host", "smsc.example");
        assertThat(violations(bound(smpp))).isEmpty();
        Map<String, String> open = new HashMap<>(smpp);
        open.put("broen.sms.smpp.tls", "NONE");
        assertThat(violations(bound(open))).extracting(violation -> violation.getPropertyPath().toString()).containsExactly("sms.smpp.tls");
        open.put("broen.sms.smpp.tls", "TUNNEL");
        assertThat(violations(bound(open))).isEmpty();
    }

    private static BroenSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("broen", BroenSettings.class);
    }

    private static HttpResponse<byte[]> sent(BroenSettings.Sms settings, URI gateway) throws Exception {
        SmsRequest request = settings.form().form().write(SMS, new SmsAccount(settings.token(), settings.user(), settings.password(),
            settings.sender(), settings.reports().url()), Optional.empty());
        HttpRequest.Builder http = HttpRequest.newBuilder(gateway).header("Content-Type", request.contentType()).method(request.method(),
            HttpRequest.BodyPublishers.ofString(request.body()));
        request.headers().forEach(http::header);
        return HttpClient.newHttpClient().send(http.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static SmsReport read(BroenSettings.Sms settings, Report report) {
        BroenSettings.SmsReports reports = settings.reports();
        ReportForm form = new ReportForm(new ReportCheck(reports.check(), reports.header(), reports.prefix(), reports.algorithm(),
            reports.encoding(), reports.url(), reports.secret()), reports.format(), reports.reference(), reports.id(), reports.status(),
            reports.time(), reports.oldest(), Map.of(Meaning.DELIVERED, reports.delivered(), Meaning.FAILED, reports.failed(),
                Meaning.UNDERWAY, reports.underway()));
        return form.read(new IncomingReport(report.path(), Optional.empty(), report.headers(),
            report.body().getBytes(StandardCharsets.UTF_8)), NOW);
    }

    private static BroenSettings example(String gateway) throws Exception {
        String page = Files.readString(Checkout.here().root().resolve("docs/partners/sms-gateways.md"));
        String begin = "```yaml\n# " + gateway + "\n";
        assertThat(page).contains(begin);
        String rest = page.substring(page.indexOf(begin) + "```yaml\n".length());
        PropertySource<?> yaml = new YamlPropertySourceLoader()
            .load(gateway, new ByteArrayResource(rest.substring(0, rest.indexOf("```")).getBytes(StandardCharsets.UTF_8))).get(0);
        return new Binder(ConfigurationPropertySources.from(yaml)).bindOrCreate("broen", BroenSettings.class);
    }

    private static Set<ConstraintViolation<BroenSettings>> violations(BroenSettings settings) {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator().validate(settings).stream().collect(Collectors.toSet());
        }
    }
}
