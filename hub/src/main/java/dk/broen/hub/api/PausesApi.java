package dk.broen.hub.api;

import dk.broen.adapters.outbox.Pauses;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.routes.delivery.Paused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Holds back the notices of a municipality or of a channel, on all hubs. For operators only. */
@RestController
@Tag(name = "pauses", description = "Notices that an operator holds back")
class PausesApi {
    private final Paused paused;

    PausesApi(Paused paused) {
        this.paused = paused;
    }

    /** Exactly one of municipality and channel. */
    record Wanted(Optional<String> municipality, Optional<Channel> channel, Optional<String> because) {
        Pauses.Scope scope() {
            if (municipality.isPresent() == channel.isPresent()) {
                throw new IllegalArgumentException("municipality, channel: exactly one of the two is accepted");
            }
            return channel.<Pauses.Scope>map(Pauses.Scope.OfChannel::new)
                .orElseGet(() -> new Pauses.Scope.OfMunicipality(new MunicipalityCode(municipality.orElseThrow())));
        }
    }

    record Pause(UUID id, Optional<String> municipality, Optional<Channel> channel, String by, Instant since, String because) {
        static Pause of(Pauses.Open open) {
            return new Pause(open.id(),
                open.scope() instanceof Pauses.Scope.OfMunicipality one ? Optional.of(one.municipality().value()) : Optional.empty(),
                open.scope() instanceof Pauses.Scope.OfChannel one ? Optional.of(one.channel()) : Optional.empty(), open.by(),
                open.since(), open.because());
        }
    }

    record Begun(UUID id) {}

    @GetMapping("/api/pauses")
    @Operation(summary = "What is held back, oldest pause first")
    List<Pause> open() {
        return paused.open().stream().map(Pause::of).toList();
    }

    @PostMapping(path = "/api/pauses", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Hold back the notices of a municipality or of a channel",
        description = "Stored with the author (the client) and the reason in \"because\". What is being sent is finished")
    Begun begin(@RequestBody Wanted wanted, Principal client) {
        return paused.begin(wanted.scope(), client.getName(), new ChangeReason(wanted.because()).required()).map(Begun::new)
            .orElseThrow(() -> new ConflictException("it is paused already"));
    }

    @PostMapping(path = "/api/pauses/{id}/end", consumes = "application/json")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a pause", description = "Stored with the author (the client) and the reason in \"because\"")
    void end(@PathVariable UUID id, @RequestBody ChangeReason reason, Principal client) {
        if (!paused.end(id, client.getName(), reason.required())) {
            throw new NotFoundException("no open pause has this id");
        }
    }
}
