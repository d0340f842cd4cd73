package dk.broen.hub.ops;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 415 to a compressed request body, before anything inflates it: a few kilobytes can become gigabytes, and {@link BodyLimit} sees only
 * the compressed length.
 */
@Component
class EncodedBody extends OncePerRequestFilter {
    private static final String NONE = "identity";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        if (Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)).stream().allMatch(NONE::equalsIgnoreCase)) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.ACCEPT_ENCODING, NONE);
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.getWriter().write("{\"type\":\"about:blank\",\"title\":\"Unsupported Media Type\",\"status\":415,"
            + "\"detail\":\"The request body has a Content-Encoding; send it without\"}");
    }
}
