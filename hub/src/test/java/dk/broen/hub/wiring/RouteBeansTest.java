package dk.broen.hub.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.hub.settings.BroenSettings;
import dk.broen.routes.delivery.MedComSender;
import dk.broen.routes.delivery.SmsGateway;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RouteBeansTest {
    @Test
    void the_route_gets_the_url_of_the_sms_gateway_unchanged() {
        BroenSettings settings = settings(Map.of("broen.sms.url", "https://sms.example/a%20path?apikey=a%20b"));
        assertThat(((SmsGateway.ByHttp) new RouteBeans().smsGateway(settings)).url())
            .hasToString("https://sms.example/a%20path?apikey=a%20b");
    }

    @ParameterizedTest
    @CsvSource({"eoj.aarhus.example:8443, ''", "eoj.aarhus.example, BRN2505 medcom-login-without-contact-point host=eoj.aarhus.example"})
    void the_login_at_a_former_receiver_is_kept_with_a_warning(String host, String warning) {
        Logger logger = (Logger) LoggerFactory.getLogger(RouteBeans.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            assertThat(medComSender(host).tokens()).containsOnlyKeys(host);
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining())).isEqualTo(warning);
    }

    private static MedComSender medComSender(String host) {
        return new RouteBeans().medComSender(settings(Map.of("broen.medcom.sor", "777770000016009", "broen.medcom.gln", "5790000209354",
            "broen.medcom.receivers[0].host", host, "broen.medcom.receivers[0].token", "secret")), directory());
    }

    private static Directory directory() {
        Unit unit = mock(Unit.class);
        when(unit.contact()).thenReturn(
            List.of(new ContactPoint.MedCom("https://eoj.aarhus.example:8443/fhir", "953741000016009", "5790001348120")));
        Municipality aarhus = mock(Municipality.class);
        when(aarhus.units()).thenReturn(List.of(unit));
        Directory directory = mock(Directory.class);
        when(directory.municipalities()).thenReturn(Map.of(new MunicipalityCode("0751"), aarhus));
        return directory;
    }

    private static BroenSettings settings(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("broen", BroenSettings.class);
    }
}
