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
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.MapAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The very endpoint that notices leave by, against a mail server that offers STARTTLS. What does not leave is tried again
 * ({@code DeliverDueTest}).
 */
class EncryptedMailTest {
    private static LoopbackCertificate ours;
    private static LoopbackCertificate anothers;
    private static LoopbackCertificate unknown;

    @BeforeAll
    static void makeCertificates(@TempDir Path directory) throws IOException {
        ours = LoopbackCertificate.in(Files.createDirectory(directory.resolve("ours")));
        anothers = LoopbackCertificate.naming("mail.another.example", Files.createDirectory(directory.resolve("anothers")));
        unknown = LoopbackCertificate.in(Files.createDirectory(directory.resolve("unknown")));
    }

    @Test
    void mail_leaves_encrypted_to_a_server_whose_certificate_is_trusted_and_names_it() throws Exception {
        try (MailServer server = new MailServer(0, new Encryption.StartTls(ours))) {
            send(server, ours);
            assertThat(server.received()).singleElement().extracting(mail -> mail.subject()).isEqualTo("Ny besked");
        }
    }

    @Test
    void mail_does_not_leave_to_a_server_that_shows_anothers_certificate() {
        try (MailServer server = new MailServer(0, new Encryption.StartTls(anothers))) {
            assertThatThrownBy(() -> send(server, anothers)).hasStackTraceContaining("127.0.0.1");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void mail_does_not_leave_to_a_server_whose_certificate_nobody_vouches_for() {
        try (MailServer server = new MailServer(0, new Encryption.StartTls(unknown))) {
            assertThatThrownBy(() -> send(server, ours)).hasStackTraceContaining("PKIX path");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void mail_does_not_leave_to_a_server_without_encryption() {
        try (MailServer server = new MailServer(0)) {
            assertThatThrownBy(() -> send(server, ours)).hasStackTraceContaining("STARTTLS is required");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void every_wait_for_the_mail_server_has_an_end() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            knownToTheMailLibrary(camel).containsEntry("mail.smtp.connectiontimeout", "5000").containsEntry("mail.smtp.timeout", "20000")
                .containsEntry("mail.smtp.writetimeout", "20000");
        }
    }

    @Test
    void encryption_is_asked_for_in_the_names_that_the_mail_library_knows() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            knownToTheMailLibrary(camel).containsEntry("mail.smtp.starttls.enable", "true")
                .containsEntry("mail.smtp.starttls.required", "true")
                .containsEntry("mail.smtp.ssl.checkserveridentity", "true").containsEntry("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
        }
    }

    @Test
    void plain_words_go_to_the_named_domains_and_to_no_other() {
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

    /** Beside what the endpoint says, as a running hub's trust comes from Java's own trust store. */
    private static void trust(MailEndpoint endpoint, LoopbackCertificate trusted) {
        Properties settings = new Properties();
        settings.putAll(endpoint.getConfiguration().getAdditionalJavaMailProperties());
        settings.put("mail.smtp.ssl.socketFactory", trusted.context().getSocketFactory());
        endpoint.getConfiguration().setAdditionalJavaMailProperties(settings);
    }

    /** The settings that Camel hands on, whatever the endpoint was told. */
    private static MapAssert<String, String> knownToTheMailLibrary(DefaultCamelContext camel) throws Exception {
        Map<String, String> known = new TreeMap<>();
        assertThat(camel.getEndpoint(new Gateways(encryptedRelay(25), SMS).mail()).createProducer())
            .extracting("defaultSender.session.properties", as(MAP))
            .allSatisfy((name, value) -> known.put(name.toString(), value.toString()));
        known.keySet().removeIf(name -> !name.startsWith("mail."));
        return assertThat(known);
    }
}
