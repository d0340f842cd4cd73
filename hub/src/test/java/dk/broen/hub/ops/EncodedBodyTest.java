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

class EncodedBodyTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/fhir/messages");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain chain = new MockFilterChain();

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "deflate", "identity, gzip", "br", ""})
    void an_encoded_body_is_refused_and_read_by_nobody(String encoding) throws ServletException, IOException {
        request.addHeader("Content-Encoding", encoding);
        new EncodedBody().doFilter(request, response, chain);
        assertThat(response.getStatus()).isEqualTo(415);
        assertThat(response.getHeader("Accept-Encoding")).isEqualTo("identity");
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    void a_body_without_encoding_is_passed_on() throws ServletException, IOException {
        request.addHeader("Content-Encoding", "identity");
        new EncodedBody().doFilter(request, response, chain);
        assertThat(chain.getRequest()).isSameAs(request);
    }
}
