package dk.broen.hub.api;

import dk.broen.domain.notification.Acknowledgement;
import dk.broen.hub.ops.ApiUser;
import dk.broen.routes.followup.AnswerNotice;
import dk.broen.routes.followup.Audience;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes answers to notices. A municipality answers those of its own units; others do not exist for it. */
@RestController
@Tag(name = "follow-up", description = "Work items and dead letters that a human must handle")
class AcknowledgementApi {
    private final AnswerNotice answering;

    AcknowledgementApi(AnswerNotice answering) {
        this.answering = answering;
    }

    /**
     * What a client sends.
     *
     * @param answer {@code RECEIVED} or {@code NOT_US}
     * @param by the person who answers
     * @param because the reason; required with {@code NOT_US}
     */
    record Body(Optional<String> answer, Optional<String> by, Optional<String> because) {
        private static final List<Acknowledgement.Kind> ANSWERS =
            List.of(Acknowledgement.Kind.RECEIVED, Acknowledgement.Kind.NOT_US);

        Acknowledgement.Kind kind() {
            return ANSWERS.stream().filter(kind -> answer.filter(kind.name()::equals).isPresent()).findFirst()
                .orElseThrow(() -> new AnswerRefusedException(List.of("answer: is not one of " + ANSWERS)));
        }

        @Override
        public String toString() {
            return "Body";
        }
    }

    @PostMapping(path = "/api/notices/{reference}/acknowledgement", consumes = "application/json")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Answer a notice: received, or not us",
        description = "With the reference that the notice names. \"answer\" is RECEIVED (modtaget) or NOT_US (ikke os), \"by\" the person who "
            + "answers, \"because\" the reason, which NOT_US needs. After NOT_US the next one of the chain hears what the notice said, and a "
            + "work item asks whether the directory is right. The last answer holds; the same answer again changes nothing")
    void acknowledge(@PathVariable String reference, @RequestBody Body body, Principal client) {
        AnswerNotice.Outcome outcome = answering.answer(reference, new AnswerNotice.Given(body.by().orElse(""), audience(client),
            body.kind(), body.because(), Acknowledgement.Way.REST));
        if (outcome instanceof AnswerNotice.Outcome.Refused refused) {
            throw new AnswerRefusedException(refused.because());
        }
        if (outcome instanceof AnswerNotice.Outcome.Unknown) {
            throw new NotFoundException("no notice has this reference");
        }
    }

    /** An operator with a municipality acts for all, as with work items. */
    private static Audience audience(Principal client) {
        if (!(client instanceof Authentication login && login.getPrincipal() instanceof ApiUser user)) {
            throw new NotFoundException("no notice has this reference");
        }
        return user.isOperator() ? new Audience.Operator()
            : user.municipality().<Audience>map(Audience.OneMunicipality::new)
                .orElseThrow(() -> new NotFoundException("no notice has this reference"));
    }
}
