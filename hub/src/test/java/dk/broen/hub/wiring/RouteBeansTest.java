package dk.broen.hub.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.hub.settings.BroenSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RouteBeansTest {
    @Test
    void the_route_gets_the_url_of_the_sms_gateway_unchanged() {
        BroenSettings settings = new Binder(new MapConfigurationPropertySource(
            Map.of("broen.sms.url", "https://sms.example/a%20path?apikey=a%20b"))).bindOrCreate("broen", BroenSettings.class);
        assertThat(new RouteBeans().smsGateway(settings).url()).hasToString("https://sms.example/a%20path?apikey=a%20b");
    }
}
