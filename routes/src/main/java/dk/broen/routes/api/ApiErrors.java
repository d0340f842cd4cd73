package dk.broen.routes.api;

import dk.broen.adapters.facts.FactsRefused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What is wrong with a request, as problem+json (RFC 9457), by its place; never a value of a citizen. */
@RestControllerAdvice
class ApiErrors {
    @ExceptionHandler
    ProblemDetail refused(FactsRefused refused) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, "Nothing was taken");
        problem.setProperty("faults", refused.faults());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail notYours(NotYours notYours) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, notYours.getMessage());
    }

    @ExceptionHandler
    ProblemDetail unknown(NotFound unknown) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, unknown.getMessage());
    }

    @ExceptionHandler
    ProblemDetail wrong(IllegalArgumentException wrong) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, wrong.getMessage());
    }
}
