package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.SomeGateways.SMS;
import static dk.broen.routes.delivery.SomeGateways.encryptedRelay;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dk.broen.simulator.mail.Encryption;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.tls.LoopbackCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.MapAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the mail endpoint of the delivery route against a mail server that offers STARTTLS. {@code DeliveryOutcomesTest} tests the retries. */
class EncryptedMailTest {
    private static LoopbackCertificate trusted;
    private static LoopbackCertificate otherHost;
    private static LoopbackCertificate untrusted;

    @BeforeAll
    static void makeCertificates(@TempDir Path directory) throws IOException {
        trusted = LoopbackCertificate.in(Files.createDirectory(directory.resolve("trusted")));
        otherHost = LoopbackCertificate.naming("mail.another.example", Files.createDirectory(directory.resolve("otherHost")));
        untrusted = LoopbackCertificate.in(Files.createDirectory(directory.resolve("untrusted")));
    }

    @Test
    void mail_is_sent_encrypted_to_a_server_with_a_trusted_certificate_for_its_host() throws Exception {
        try (MailServer server = new MailServer(0, new Encryption.StartTls(trusted))) {
            send(server, trusted);
            assertThat(server.received()).singleElement().extracting(mail -> mail.subject()).isEqualTo("Ny besked");
        }
    }

    @Test
    void no_mail_is_sent_to_a_server_whose_certificate_is_for_another_host() {
        try (MailServer server = new MailServer(0, new Encryption.StartTls(otherHost))) {
            assertThatThrownBy(() -> send(server, otherHost)).hasStackTraceContaining("127.0.0.1");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void no_mail_is_sent_to_a_server_whose_certificate_is_not_trusted() {
        try (MailServer server = new MailServer(0, new Encryption.StartTls(untrusted))) {
            assertThatThrownBy(() -> send(server, trusted)).hasStackTraceContaining("PKIX path");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void no_mail_is_sent_to_a_server_without_encryption() {
        try (MailServer server = new MailServer(0)) {
            assertThatThrownBy(() -> send(server, trusted)).hasStackTraceContaining("STARTTLS is required");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void every_wait_for_the_mail_server_has_a_timeout() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            propertiesOfTheMailLibrary(camel).containsEntry("mail.smtp.connectiontimeout", "5000")
                .containsEntry("mail.smtp.timeout", "20000")
                .containsEntry("mail.smtp.writetimeout", "20000");
        }
    }

    @Test
    void the_mail_library_gets_the_properties_that_require_encryption() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            propertiesOfTheMailLibrary(camel).containsEntry("mail.smtp.starttls.enable", "true")
                .containsEntry("mail.smtp.starttls.required", "true")
                .containsEntry("mail.smtp.ssl.checkserveridentity", "true").containsEntry("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
        }
    }

    @Test
    void mail_comes_back_to_the_mailbox_of_the_hub_with_its_headers_only() throws Exception {
        MailRelay relay = new MailRelay("127.0.0.1", 25, true, "", "", "broen@localhost", Optional.of("broen+svar@hub.example"), List.of());
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            propertiesOfTheMailLibrary(camel, relay).containsEntry("mail.smtp.from", "broen+svar@hub.example")
                .containsEntry("mail.smtp.dsn.notify", "FAILURE,DELAY").containsEntry("mail.smtp.dsn.ret", "HDRS");
            propertiesOfTheMailLibrary(camel).doesNotContainKey("mail.smtp.from");
        }
    }

    @Test
    void plain_text_is_allowed_for_the_configured_domains_only() {
        Gateways gateways = new Gateways(encryptedRelay(25, "odense.example", "Aarhus.example"), SMS);
        assertThat(gateways.mayReadPlain("social@odense.example")).isTrue();
        assertThat(gateways.mayReadPlain("social@ODENSE.example")).isTrue();
        assertThat(gateways.mayReadPlain("social@aarhus.example")).isTrue();
        for (String other : new String[] {"a@sub.odense.example", "a@notodense.example", "a@odense.example.other.example", "a@odense",
            "odense", ""}) {
            assertThat(gateways.mayReadPlain(other)).as(other).isFalse();
        }
        assertThat(new Gateways(encryptedRelay(25), SMS).mayReadPlain("social@odense.example")).isFalse();
    }

    private static void send(MailServer server, LoopbackCertificate trusted) throws Exception {
        Gateways gateways = new Gateways(encryptedRelay(server.port()), SMS);
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            trust(camel.getEndpoint(gateways.mail(), MailEndpoint.class), trusted);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:mail").errorHandler(noErrorHandler()).to(gateways.mail());
                }
            });
            camel.start();
            camel.createProducerTemplate().sendBodyAndHeaders("direct:mail", "text",
                Map.of("To", "unit@kommune.example", "From", "broen@localhost", "Subject", "Ny besked"));
        }
    }

    /** Adds the trusted certificate to the endpoint; a running hub uses the trust store of the JVM instead. */
    private static void trust(MailEndpoint endpoint, LoopbackCertificate trusted) {
        Properties settings = new Properties();
        settings.putAll(endpoint.getConfiguration().getAdditionalJavaMailProperties());
        settings.put("mail.smtp.ssl.socketFactory", trusted.context().getSocketFactory());
        endpoint.getConfiguration().setAdditionalJavaMailProperties(settings);
    }

    /** The properties that Camel passes to the mail library. */
    private static MapAssert<String, String> propertiesOfTheMailLibrary(DefaultCamelContext camel) throws Exception {
        return propertiesOfTheMailLibrary(camel, encryptedRelay(25));
    }

    private static MapAssert<String, String> propertiesOfTheMailLibrary(DefaultCamelContext camel, MailRelay relay) throws Exception {
        Map<String, String> known = new TreeMap<>();
        assertThat(camel.getEndpoint(new Gateways(relay, SMS).mail()).createProducer())
            .extracting("defaultSender.session.properties", as(MAP))
            .allSatisfy((name, value) -> known.put(name.toString(), value.toString()));
        known.keySet().removeIf(name -> !name.startsWith("mail."));
        return assertThat(known);
    }
}
