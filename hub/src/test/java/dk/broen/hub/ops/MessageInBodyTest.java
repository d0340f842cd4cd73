package dk.broen.hub.ops;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class MessageInBodyTest {
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain chain = new MockFilterChain();

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/messages", "/xdis/messages"})
    void query_parameters_are_refused(String path) throws ServletException, IOException {
        MockHttpServletRequest request = to(path);
        request.setQueryString("Broen-Client-Hospital=1");

        assertThat(status(request)).isEqualTo(400);
        assertThat(chain.getRequest()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "Application/X-WWW-Form-URLEncoded; charset=UTF-8",
        "multipart/form-data; boundary=x", "multipart/mixed"})
    void a_form_is_refused(String type) throws ServletException, IOException {
        MockHttpServletRequest request = to("/fhir/messages");
        request.setContentType(type);

        assertThat(status(request)).isEqualTo(400);
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    void a_message_is_passed_on_and_so_is_the_query_of_another_address() throws ServletException, IOException {
        MockHttpServletRequest message = to("/fhir/messages");
        message.setContentType("application/fhir+json");
        assertThat(status(message)).isEqualTo(200);

        MockHttpServletRequest facts = to("/api/facts");
        facts.setQueryString("source=x");
        new MessageInBody().doFilter(facts, response, new MockFilterChain());
        assertThat(response.getStatus()).isEqualTo(200);
    }

    private static MockHttpServletRequest to(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setServletPath(path);
        return request;
    }

    private int status(MockHttpServletRequest request) throws ServletException, IOException {
        new MessageInBody().doFilter(request, response, chain);
        return response.getStatus();
    }
}
