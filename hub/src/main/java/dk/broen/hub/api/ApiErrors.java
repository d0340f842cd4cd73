package dk.broen.hub.api;

import dk.broen.adapters.facts.FactsRefused;
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

/** What is wrong with a request, as problem+json (RFC 9457), by its place; never a value of a citizen. */
@RestControllerAdvice
class ApiErrors {
    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    ProblemDetail refused(FactsRefused refused) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, "Nothing was taken");
        problem.setProperty("faults", refused.faults());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail notYours(ForeignMunicipalityException notYours) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, notYours.getMessage());
    }

    @ExceptionHandler
    ProblemDetail unknown(NotFoundException unknown) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, unknown.getMessage());
    }

    @ExceptionHandler
    ProblemDetail conflict(ConflictException conflict) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, conflict.getMessage());
    }

    @ExceptionHandler
    ProblemDetail wrong(IllegalArgumentException wrong) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, wrong.getMessage());
    }

    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class,
        TransientDataAccessException.class})
    ProblemDetail databaseAway(NestedRuntimeException away) {
        LOG.warn("BRN1402 api-without-database cause={}", away.getClass().getSimpleName());
        return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer; ask again");
    }

    /** In the same form as every other answer, and in the hub's own log by a code. */
    @ExceptionHandler
    ProblemDetail atFault(RuntimeException fault) {
        LOG.error("BRN1401 api-failed cause={}", fault.getClass().getSimpleName(), fault);
        return ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR, "The hub failed on this; its log says why");
    }
}
