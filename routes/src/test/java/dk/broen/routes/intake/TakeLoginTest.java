package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.routes.intake.ClientLogin.TakenFrom;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpBinding;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TakeLoginTest {
    private static final ClientLogin ODENSE = new ClientLogin(Optional.of(new MunicipalityCode("0461")), TakenFrom.NO_HOSPITAL);
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/fhir/messages");
    private final CamelContext camel = new DefaultCamelContext();
    private final Exchange exchange = new DefaultExchange(camel);

    @BeforeEach
    void arrives() {
        exchange.getExchangeExtension().setFromEndpoint(camel.getEndpoint("platform-http:/fhir/messages"));
    }

    @Test
    void the_login_is_what_the_web_server_put_into_the_request() {
        request.setAttribute(ClientLogin.ATTRIBUTE, ODENSE);

        assertThat(taken()).isEqualTo(ODENSE);
    }

    @Test
    void without_a_login_nothing_is_permitted() {
        assertThat(taken()).isEqualTo(ClientLogin.NONE);
    }

    @Test
    void what_a_client_writes_becomes_neither_a_login_nor_a_header() {
        request.addHeader("Broen-Client-Hospital", "true");
        request.addHeader("BroenLogin", "true");
        request.addParameter("Broen-Client-Municipality", "0751", "0461");
        request.addParameter(ClientLogin.ATTRIBUTE, "true");
        request.addParameter("CamelHttpResponseCode", "202");

        assertThat(taken()).isEqualTo(ClientLogin.NONE);
        assertThat(exchange.getMessage().getHeaders()).allSatisfy((name, value) -> assertThat(name).startsWith("CamelHttp"))
            .doesNotContainKey(Exchange.HTTP_RESPONSE_CODE);
    }

    private ClientLogin taken() {
        SpringBootPlatformHttpBinding binding = new SpringBootPlatformHttpBinding();
        binding.setHeaderFilterStrategy(new NoHeaders());
        binding.setUseReaderForPayload(false);
        exchange.setIn(new PlatformHttpMessage(exchange, binding, request, new MockHttpServletResponse()));
        new TakeLogin().take(exchange);
        return exchange.getProperty(TakeLogin.LOGIN, ClientLogin.class);
    }
}
