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

/** No client fills the hub's memory: a body that is too long is answered 413, whether it says how long it is or not. After the login. */
@Component
class BodyLimit extends OncePerRequestFilter {
    private final ObjectProvider<BroenSettings> settings;

    /** @param settings not read before the first request: a wrong one is not the filter's to complain of */
    BodyLimit(ObjectProvider<BroenSettings> settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        int longest = Math.toIntExact(settings.getObject().http().longestBody().toBytes());
        boolean saysHowLong = request.getContentLengthLong() >= 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
        if (saysHowLong && request.getContentLengthLong() <= longest) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = saysHowLong ? new byte[0] : request.getInputStream().readNBytes(longest + 1);
        if (saysHowLong || body.length > longest) {
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
            + "\"detail\":\"A body is at most " + longest + " bytes long\"}");
    }
}
