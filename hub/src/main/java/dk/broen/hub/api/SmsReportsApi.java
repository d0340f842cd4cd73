package dk.broen.hub.api;

import dk.broen.mappings.sms.IncomingReport;
import dk.broen.routes.receipts.SmsReportIntake;
import dk.broen.routes.receipts.SmsReportIntake.Answer;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes the delivery reports of the SMS gateway, in the form of the gateway. The body is read as it came, because its signature is checked. The
 * API description has no place for it: the form is that of the settings.
 */
@Hidden
@RestController
class SmsReportsApi {
    private static final String ADDRESS = "/sms/reports";
    /** In bytes. A report of a gateway is shorter than a tenth of it. */
    private static final int LONGEST = 16 * 1024;
    private final SmsReportIntake intake;

    SmsReportsApi(SmsReportIntake intake) {
        this.intake = intake;
    }

    @PostMapping({ADDRESS, ADDRESS + "/**"})
    ResponseEntity<ProblemDetail> report(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            return problem(HttpStatus.PAYLOAD_TOO_LARGE, "A report has at most " + LONGEST + " bytes");
        }
        Answer answer = intake.take(new IncomingReport(request.getRequestURI().substring(ADDRESS.length()),
            Optional.ofNullable(request.getQueryString()), Collections.list(request.getHeaderNames()).stream()
                .collect(Collectors.toMap(name -> name, request::getHeader, (one, other) -> one)),
            body));
        if (answer instanceof Answer.Refused refused) {
            return problem(HttpStatus.BAD_REQUEST, refused.where() + " " + refused.why());
        }
        if (answer instanceof Answer.NotSigned) {
            return problem(HttpStatus.UNAUTHORIZED, "The secret or the signature is missing or wrong");
        }
        if (answer instanceof Answer.Off) {
            return problem(HttpStatus.NOT_FOUND, "No delivery reports are accepted here");
        }
        return answer instanceof Answer.Later ? problem(HttpStatus.SERVICE_UNAVAILABLE, "Send the report again")
            : ResponseEntity.noContent().build();
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail)).build();
    }
}
