package dk.broen.hub.ops;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 400 to a message with query parameters or in a form, before anything reads them: a message is the body of its request and nothing
 * else. What a route makes of parameters is never what a sender means.
 */
@Component
class MessageInBody extends OncePerRequestFilter {
    private static final List<String> MESSAGES = List.of("/fhir/", "/xdis/");
    private static final List<String> FORMS = List.of(MediaType.APPLICATION_FORM_URLENCODED_VALUE, "multipart/");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return MESSAGES.stream().noneMatch(request.getServletPath()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        String type = Optional.ofNullable(request.getContentType()).orElse("").strip().toLowerCase(Locale.ROOT);
        if (request.getQueryString() != null) {
            refuse(response, "The address has query parameters; send it without");
        } else if (FORMS.stream().anyMatch(type::startsWith)) {
            refuse(response, "The request body is a form; send the message as it is");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void refuse(HttpServletResponse response, String detail) throws IOException {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.getWriter().write("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,\"detail\":\"" + detail + "\"}");
    }
}
