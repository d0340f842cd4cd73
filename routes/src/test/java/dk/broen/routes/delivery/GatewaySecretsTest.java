package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.SomeGateways.SMS;
import static dk.broen.routes.delivery.SomeGateways.encryptedRelay;
import static dk.broen.routes.delivery.SomeGateways.relayWithLogin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dk.broen.domain.terms.NotificationId;
import dk.broen.mappings.sms.OutgoingSms;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ModelToXMLDumper;
import org.apache.camel.support.DefaultMessage;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.Test;

class GatewaySecretsTest {
    private static final String SECRET = "secret-of-a-test";

    @Test
    void the_route_definition_contains_no_secret_of_a_gateway() throws Exception {
        MailRelay relay = relayWithLogin(25, "broen", SECRET);
        SmsGateway sms = SomeGateways.sms("https://sms.example/send?apikey=" + SECRET, SECRET);
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            Gateways gateways = new Gateways(relay, sms);
            camel.addRoutes(new MailDelivery(gateways, new DeliveryWorkers(1, 1, 1, 1, 1)));
            camel.addRoutes(new SmsDelivery(gateways, new DeliveryWorkers(1, 1, 1, 1, 1)));
            ModelToXMLDumper dumper = PluginHelper.getModelToXMLDumper(camel);
            assertThat(dumper.dumpModelAsXml(camel, camel.getRouteDefinition("deliver-by-mail"))).contains("#smtpLogin")
                .doesNotContain(SECRET);
            assertThat(dumper.dumpModelAsXml(camel, camel.getRouteDefinition("deliver-by-sms"))).contains("sms.example")
                .doesNotContain(SECRET);
        }
    }

    @Test
    void the_query_of_the_sms_gateway_is_not_in_the_endpoint_uri() {
        Gateways gateways = new Gateways(encryptedRelay(25), SomeGateways.sms("https://sms.example/send?apikey=a%20b", ""));
        Message message = new DefaultMessage(new DefaultCamelContext());
        gateways.write(new OutgoingSms("+4520000001", "text", new NotificationId(new UUID(0, 1))), message);

        assertThat(gateways.sms()).startsWith("https://sms.example/send?connectTimeout");
        assertThat(message.getHeader(Exchange.HTTP_QUERY)).isEqualTo("apikey=a%20b");
    }

    @Test
    void mail_is_sent_with_the_login_from_the_settings() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)).withConfiguration(
            GreenMailConfiguration.aConfig().withUser("broen", "broen", SECRET));
        server.start();
        try {
            send(server.getSmtp().getPort(), SECRET);
            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThatThrownBy(() -> send(server.getSmtp().getPort(), "another")).isInstanceOf(CamelExecutionException.class);
        } finally {
            server.stop();
        }
    }

    private static void send(int port, String password) throws Exception {
        MailRelay relay = relayWithLogin(port, "broen", password);
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind(SmtpLogin.NAME, new SmtpLogin(relay));
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:mail").errorHandler(noErrorHandler()).to(new Gateways(relay, SMS).mail());
                }
            });
            camel.start();
            camel.createProducerTemplate().sendBodyAndHeaders("direct:mail", "text",
                Map.of("To", "unit@kommune.example", "From", "broen@localhost", "Subject", "test"));
        }
    }
}
