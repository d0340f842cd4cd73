package dk.broen.hub.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Who may send a file, before anything of it is read. */
class FilesOfAdministratorsTest {
    private static final String FILE = "Multipart/Form-Data; boundary=x";

    @Test
    void a_file_of_somebody_who_is_not_logged_in_is_refused_wherever_it_goes() throws Exception {
        for (String path : List.of("/inbox/sheet", "/inbox/login", "/inbox", "/api/facts", "/anything")) {
            assertThat(isPassedOn(to(path, FILE))).as(path).isFalse();
        }
    }

    @Test
    void only_an_administrator_sends_a_file_and_only_as_a_sheet() throws Exception {
        assertThat(isPassedOn(loggedIn("/inbox/sheet", "ROLE_MUNICIPALITY"))).isTrue();
        assertThat(isPassedOn(loggedIn("/inbox/citizens", "ROLE_MUNICIPALITY"))).isFalse();
        assertThat(isPassedOn(loggedIn("/inbox/sheet", "ROLE_LEADER"))).isFalse();
    }

    @Test
    void what_is_no_file_and_what_is_a_message_is_not_looked_at() throws Exception {
        assertThat(isPassedOn(to("/inbox/login", "application/x-www-form-urlencoded"))).isTrue();
        assertThat(isPassedOn(to("/fhir/messages", FILE))).isTrue();
        assertThat(isPassedOn(new MockHttpServletRequest("GET", "/inbox"))).isTrue();
    }

    private static MockHttpServletRequest to(String path, String type) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setContentType(type);
        return request;
    }

    private static MockHttpServletRequest loggedIn(String path, String role) {
        MockHttpServletRequest request = to(path, FILE);
        request.getSession().setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
            new SecurityContextImpl(new TestingAuthenticationToken("somebody", "", List.of(new SimpleGrantedAuthority(role)))));
        return request;
    }

    private static boolean isPassedOn(MockHttpServletRequest request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();
        new FilesOfAdministrators().doFilter(request, response, chain);
        assertThat(response.getStatus()).isEqualTo(chain.getRequest() == null ? 403 : 200);
        return chain.getRequest() != null;
    }
}
