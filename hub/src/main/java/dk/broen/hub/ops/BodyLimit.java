package dk.broen.hub.ops;

import dk.broen.hub.settings.BroenSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 413 to a request body that is too long, with or without a Content-Length, so that no client can fill the hub's memory. Runs after
 * authentication.
 */
@Component
class BodyLimit extends OncePerRequestFilter {
    /** A municipality sends the facts about all its citizens as one document. */
    private static final String FACTS = "/api/facts";
    private final ObjectProvider<BroenSettings> settings;

    /** @param settings read at the first request, so that the start reports invalid settings and not this filter */
    BodyLimit(ObjectProvider<BroenSettings> settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        BroenSettings.Http http = settings.getObject().http();
        int longest = Math.toIntExact((FACTS.equals(request.getServletPath()) ? http.longestFacts() : http.longestBody()).toBytes());
        boolean lengthKnown = request.getContentLengthLong() >= 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
        if (lengthKnown && request.getContentLengthLong() <= longest) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = lengthKnown ? new byte[0] : request.getInputStream().readNBytes(longest + 1);
        if (lengthKnown || body.length > longest) {
            refuse(response, longest);
        } else {
            chain.doFilter(new BufferedRequest(request, body), response);
        }
    }

    private static void refuse(HttpServletResponse response, int longest) throws IOException {
        response.setStatus(HttpStatus.PAYLOAD_TOO_LARGE.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.getWriter().write("{\"type\":\"about:blank\",\"title\":\"Payload Too Large\",\"status\":413,"
            + "\"detail\":\"The request body is too long; at most " + longest + " bytes are accepted\"}");
    }
}
