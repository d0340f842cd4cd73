package dk.broen.hub.api;

import dk.broen.routes.delivery.Resend;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sends notices again that were given up. For operators only. */
@RestController
@Tag(name = "follow-up", description = "Work items and dead letters that a human must handle")
class NoticesApi {
    private final Resend resend;

    NoticesApi(Resend resend) {
        this.resend = resend;
    }

    @PostMapping(path = "/api/notices/{reference}/resend", consumes = "application/json")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Send a notice again that was given up",
        description = "The same content under the same id, if the plan still holds it. Closes its work item, with the author (the client) "
            + "and the reason in \"because\"")
    void resend(@PathVariable String reference, @RequestBody ChangeReason reason, Principal client) {
        if (!resend.resend(reference.strip().toUpperCase(Locale.ROOT), client.getName(), reason.required())) {
            throw new NotFoundException("no notice with this reference was given up");
        }
    }
}
