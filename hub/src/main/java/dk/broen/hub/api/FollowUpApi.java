package dk.broen.hub.api;

import dk.broen.adapters.journal.DeadLetter;
import dk.broen.adapters.journal.DeadLetters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists messages that were not accepted. For operators only; the answers contain no citizen data. */
@RestController
@Tag(name = "follow-up", description = "Work items and dead letters that a human must handle")
class FollowUpApi {
    private final DeadLetters deadLetters;

    FollowUpApi(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
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
