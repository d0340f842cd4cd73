package dk.broen.hub.api;

import dk.broen.adapters.facts.FactsRefused;
import dk.broen.adapters.facts.ForeignFactsException;
import dk.broen.adapters.facts.PreviewOutdatedException;
import dk.broen.adapters.facts.SiftedFacts.Fault;
import dk.broen.adapters.facts.StaleFactsException;
import dk.broen.adapters.facts.TooManyFactsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns errors of API requests into problem+json (RFC 9457). An error names the location of the fault and never a value of a citizen. */
@RestControllerAdvice
class ApiErrors {
    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    ProblemDetail refused(FactsRefused refused) {
        ProblemDetail problem =
            ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, "The facts are refused; nothing was recorded");
        problem.setProperty("faults", refused.faults());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail refused(AnswerRefusedException refused) {
        ProblemDetail problem =
            ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, "The answer is refused; nothing was recorded");
        problem.setProperty("faults", refused.faults());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail noWorkItems(NoAddresseeException nobody) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, nobody.getMessage());
    }

    @ExceptionHandler
    ProblemDetail foreign(ForeignMunicipalityException foreign) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, foreign.getMessage());
    }

    @ExceptionHandler
    ProblemDetail tooMany(TooManyFactsException many) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, many.getMessage() + "; nothing was recorded");
    }

    @ExceptionHandler
    ProblemDetail foreignFacts(ForeignFactsException foreign) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, foreign.getMessage() + "; nothing was recorded");
        problem.setProperty("faults", foreign.faults().stream().map(Fault::toString).toList());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail stale(StaleFactsException stale) {
        ProblemDetail problem =
            ProblemDetail.forStatusAndDetail(HttpStatus.PRECONDITION_FAILED, stale.getMessage() + "; nothing was recorded");
        problem.setProperty("stale", stale.stale());
        return problem;
    }

    @ExceptionHandler(PreviewOutdatedException.class)
    ProblemDetail conflicting(RuntimeException conflict) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, conflict.getMessage());
    }

    @ExceptionHandler
    ProblemDetail notFound(NotFoundException notFound) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, notFound.getMessage());
    }

    @ExceptionHandler
    ProblemDetail conflict(ConflictException conflict) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, conflict.getMessage());
    }

    @ExceptionHandler
    ProblemDetail badRequest(IllegalArgumentException invalid) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, invalid.getMessage());
    }

    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class,
        TransientDataAccessException.class})
    ProblemDetail databaseUnavailable(NestedRuntimeException failure) {
        LOG.warn("BRN1402 api-without-database cause={}", failure.getClass().getSimpleName());
        return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, "The database is not available; send the request again");
    }

    /** Answers an unexpected failure in the same form as every other error, and logs it with a code. */
    @ExceptionHandler
    ProblemDetail internalError(RuntimeException failure) {
        LOG.error("BRN1401 api-failed cause={}", failure.getClass().getSimpleName(), failure);
        return ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR, "The hub failed on this request; its log has the cause");
    }
}
