package dk.broen.hub.api;

import dk.broen.adapters.followup.OpenWorkItem;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.journal.DeadLetter;
import dk.broen.adapters.journal.DeadLetters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists what a human must handle: open work items, and messages that were not accepted. For operators only; the answers contain no citizen
 * data.
 */
@RestController
@Tag(name = "follow-up", description = "Work items and dead letters that a human must handle")
class FollowUpApi {
    private final WorkItems workItems;
    private final DeadLetters deadLetters;
    private final Clock clock;

    FollowUpApi(WorkItems workItems, DeadLetters deadLetters, Clock clock) {
        this.workItems = workItems;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    @GetMapping("/api/work-items")
    @Operation(summary = "Open work items, oldest first")
    List<OpenWorkItem> open() {
        return workItems.list();
    }

    @PostMapping(path = "/api/work-items/{id}/close", consumes = "application/json")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Close a work item", description = "Stored with the author (the client) and the reason in \"because\"")
    void close(@PathVariable UUID id, @RequestBody ChangeReason reason, Principal client) {
        if (!workItems.close(id, client.getName(), reason.required(), clock.instant())) {
            throw new NotFoundException("no open work item has this id");
        }
    }

    @GetMapping("/api/dead-letters")
    @Operation(summary = "Messages that were not accepted, newest first", description = "With code and location, without content")
    List<DeadLetter> notAccepted(@RequestParam(defaultValue = "100") int limit) {
        return deadLetters.list(ResultLimit.of(limit));
    }

    @GetMapping("/api/dead-letters/{reference}")
    @Operation(summary = "A message that was not accepted", description = "With code and location, without content")
    DeadLetter notAccepted(@PathVariable String reference) {
        return found(deadLetters, reference);
    }

    static DeadLetter found(DeadLetters deadLetters, String reference) {
        return deadLetters.find(reference.strip().toUpperCase(Locale.ROOT))
            .orElseThrow(() -> new NotFoundException("no dead letter has this reference"));
    }
}
